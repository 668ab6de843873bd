// Makes the recorded clips that the order desk plays when the browser has no voice for the language, and the
// mini-program's short tones. Not part of starting the shop: the results are kept in the repository.
// Needs espeak-ng, sox and ffmpeg (with libmp3lame) on the path.   node make-sounds.mjs
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { languages } from './sound-texts.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const consoleSounds = join(root, 'console/public/sounds');
const miniappSounds = join(root, 'miniapp/src/assets/sounds');
const scratch = mkdtempSync(join(tmpdir(), 'sounds-'));
const scratchFile = (name) => join(scratch, name);
const run = (command, ...args) =>
  execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

/** Mono 24 kHz mp3; `kilobits` per second. */
function encode(wav, mp3, kilobits = 48) {
  run(
    'ffmpeg',
    '-y',
    '-i',
    wav,
    '-ac',
    '1',
    '-ar',
    '24000',
    '-codec:a',
    'libmp3lame',
    '-b:a',
    `${kilobits}k`,
    '-map_metadata',
    '-1',
    '-id3v2_version',
    '0',
    '-write_xing',
    '0',
    mp3,
  );
}

const seconds = (wav) => Math.round(Number(run('soxi', '-D', wav)) * 100) / 100;

/** Bell-like notes: `[frequency, start, length]` in Hz and seconds, each with a soft overtone and a decay. */
function tones(name, notes, peak = -4) {
  const wavs = notes.map(([frequency, start, length], index) => {
    const wav = scratchFile(`${name}-${index}.wav`);
    run(
      'sox',
      '-n',
      '-r',
      '24000',
      '-c',
      '1',
      wav,
      'synth',
      `${length}`,
      'sine',
      `${frequency}`,
      'sine',
      `${frequency * 2}`,
      'remix',
      '1v0.8,2v0.14',
      'fade',
      'l',
      '0.008',
      `${length}`,
      `${length * 0.92}`,
      'pad',
      `${start}`,
      '0',
    );
    return wav;
  });
  const mixed = scratchFile(`${name}.wav`);
  run('sox', ...(wavs.length > 1 ? ['-m'] : []), ...wavs, mixed, 'norm', `${peak}`);
  return mixed;
}

/** Speech with the silence at both ends cut, rumble and hiss softened, and evened out to one loudness. */
function speak({ voice, speed, pitch }, phonetic, name) {
  const raw = scratchFile(`${name}-raw.wav`);
  const even = scratchFile(`${name}-even.wav`);
  const wav = scratchFile(`${name}.wav`);
  run('espeak-ng', '-v', voice, '-s', `${speed}`, '-p', `${pitch}`, '-a', '120', '-w', raw, phonetic);
  run(
    'sox',
    '-G',
    raw,
    '-r',
    '24000',
    even,
    'silence',
    '1',
    '0.01',
    '0.4%',
    'reverse',
    'silence',
    '1',
    '0.01',
    '0.4%',
    'reverse',
    'highpass',
    '110',
    'equalizer',
    '280',
    '1q',
    '2',
    'equalizer',
    '3200',
    '1.2q',
    '2.5',
    'treble',
    '-4',
    '7500',
    'compand',
    '0.01,0.12',
    '6:-60,-30,-18,-12,-6,-6,0,-3',
  );
  run('sox', even, wav, 'norm', '-2.5', 'fade', 'q', '0.01', '-0', '0.03', 'pad', '0', '0.04');
  return wav;
}

const chime = tones(
  'chime',
  [
    [783.99, 0, 0.5],
    [1046.5, 0.16, 0.7],
  ],
  -5,
);
const chimeLead = scratchFile('chime-lead.wav');
run('sox', chime, chimeLead, 'trim', '0', '0.7', 'fade', 'l', '0', '0.7', '0.3', 'pad', '0', '0.06');

const manifest = {};
for (const [language, { voice, clips }] of Object.entries(languages)) {
  mkdirSync(join(consoleSounds, language), { recursive: true });
  manifest[language] = {};
  for (const [clip, { text, phonetic = text, chimed = false }] of Object.entries(clips)) {
    const key = `${language}-${clip}`;
    let wav = speak(voice, phonetic, key);
    if (chimed) {
      const whole = scratchFile(`${key}-chimed.wav`);
      run('sox', chimeLead, wav, whole);
      wav = whole;
    }
    const file = `${language}/${clip}.mp3`;
    encode(wav, join(consoleSounds, file), chimed ? 48 : 40);
    manifest[language][clip] = { file, text, seconds: seconds(wav) };
  }
}
encode(chime, join(consoleSounds, 'chime.mp3'), 48);
writeFileSync(join(consoleSounds, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);

mkdirSync(miniappSounds, { recursive: true });
encode(chime, join(miniappSounds, 'chime.mp3'), 48);
encode(
  tones('ok', [
    [659.25, 0, 0.22],
    [987.77, 0.11, 0.5],
  ]),
  join(miniappSounds, 'redeem-ok.mp3'),
  48,
);
encode(
  tones('fail', [
    [311.13, 0, 0.24],
    [233.08, 0.22, 0.42],
  ]),
  join(miniappSounds, 'redeem-fail.mp3'),
  48,
);
rmSync(scratch, { recursive: true });
