import type { Sentence } from './announcement-words';
import { chooseVoice, NotHeard, Speaker, type SoundBackend, type Via, type VoiceCalls } from './speaker';

const mandarin = { lang: 'zh-CN', localService: true };
const online = { lang: 'zh-CN', localService: false };
const cantonese = { lang: 'zh-HK', localService: true };
const sentence: Sentence = { text: '您有新的订单', clips: ['burst_prefix', '3', 'burst_suffix'] };

interface Script {
  voices?: (typeof mandarin)[];
  /** What the voice does once asked. */
  voice?: (calls: VoiceCalls) => void;
  playFile?: SoundBackend['playFile'];
  /** Voices that come with `voiceschanged`. */
  later?: (typeof mandarin)[];
}

function browser(script: Script) {
  let voices = script.voices ?? [];
  const played: string[] = [];
  const said: string[] = [];
  let cancelled = 0;
  const backend: SoundBackend = {
    speech: {
      voices: () => voices,
      onVoices: (changed) => {
        if (script.later)
          setTimeout(() => {
            voices = script.later ?? [];
            changed();
          }, 300);
        return () => undefined;
      },
      say: (text, _voice, _volume, calls) => {
        said.push(text);
        script.voice?.(calls);
      },
      cancel: () => cancelled++,
    },
    playFile:
      script.playFile ??
      (async (url, _volume, onStart) => {
        played.push(url);
        onStart();
      }),
    after: (ms, then) => {
      const timer = setTimeout(then, ms);
      return () => clearTimeout(timer);
    },
  };
  const started: Via[] = [];
  const speaker = new Speaker(backend, '/sounds');
  const say = (what = sentence) => speaker.say(what, 'zh-CN', 1, (via) => started.push(via));
  return { say, started, played, said, cancelled: () => cancelled, backend };
}
const clips = ['burst_prefix', '3', 'burst_suffix'].map((clip) => `/sounds/zh-CN/${clip}.mp3`);

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('a local voice of the language is preferred; Cantonese is not read by a Mandarin one', () => {
  expect(chooseVoice([online, mandarin], 'zh-CN')).toBe(mandarin);
  expect(chooseVoice([online], 'zh-CN')).toBe(online);
  expect(chooseVoice([mandarin, cantonese], 'zh-HK')).toBe(cantonese);
  expect(chooseVoice([mandarin], 'zh-HK')).toBeUndefined();
  expect(chooseVoice([mandarin], 'en')).toBeUndefined();
});

test('a voice that answers speaks, and the clips stay silent', async () => {
  const { say, started, played } = browser({
    voices: [mandarin],
    voice: ({ onStart, onEnd }) => {
      onStart();
      onEnd();
    },
  });
  await say();
  expect(started).toEqual(['voice']);
  expect(played).toEqual([]);
});

test('voices that come late are waited for', async () => {
  const { say, started } = browser({
    later: [mandarin],
    voice: ({ onStart, onEnd }) => {
      onStart();
      onEnd();
    },
  });
  const said = say();
  await jest.advanceTimersByTimeAsync(300);
  await said;
  expect(started).toEqual(['voice']);
});

test('without a voice of the language the clips are played one after the other, started once', async () => {
  const { say, started, played } = browser({});
  const said = say();
  await jest.advanceTimersByTimeAsync(1_000);
  await said;
  expect(started).toEqual(['clip']);
  expect(played).toEqual(clips);
});

test('a voice that neither starts nor ends is given up after three seconds', async () => {
  const { say, started, played, cancelled } = browser({ voices: [mandarin], voice: () => undefined });
  const said = say();
  await jest.advanceTimersByTimeAsync(2_999);
  expect(played).toEqual([]);
  await jest.advanceTimersByTimeAsync(1);
  await said;
  expect(cancelled()).toBe(1);
  expect(started).toEqual(['clip']);
  expect(played).toEqual(clips);
});

test('a voice that fails before it starts is replaced by the clips', async () => {
  const { say, started } = browser({
    voices: [mandarin],
    voice: ({ onError }) => onError('synthesis-failed'),
  });
  await say();
  expect(started).toEqual(['clip']);
});

test('a voice that hangs in the middle is cancelled, and the sentence counts as said', async () => {
  const { say, started, cancelled } = browser({ voices: [mandarin], voice: ({ onStart }) => onStart() });
  const said = say();
  await jest.advanceTimersByTimeAsync(60_000);
  await said;
  expect(cancelled()).toBe(1);
  expect(started).toEqual(['voice']);
});

test('when the browser forbids sound, nothing counts as started', async () => {
  const byVoice = browser({ voices: [mandarin], voice: ({ onError }) => onError('not-allowed') });
  await expect(byVoice.say()).rejects.toMatchObject({ reason: 'locked' });
  expect(byVoice.started).toEqual([]);

  const byClip = browser({ playFile: () => Promise.reject(new NotHeard('locked')) });
  const said = byClip.say();
  const refused = expect(said).rejects.toMatchObject({ reason: 'locked' });
  await jest.advanceTimersByTimeAsync(1_000);
  await refused;
  expect(byClip.started).toEqual([]);
});

test('a browser without speech has the clips', async () => {
  const { backend, started } = browser({});
  const speaker = new Speaker({ ...backend, speech: undefined }, '/sounds');
  await speaker.say(sentence, 'zh-CN', 1, (via) => started.push(via));
  expect(started).toEqual(['clip']);
});

describe("the shop's own sound", () => {
  const speaks: Script = {
    voices: [mandarin],
    voice: ({ onStart, onEnd }) => {
      onStart();
      onEnd();
    },
  };
  const bell = '/uploads/26/05/bell.mp3';
  const lone: Sentence = { ...sentence, own: { url: bell, instead: true } };
  const burst: Sentence = { ...sentence, own: { url: bell, instead: false } };

  test('is played instead of a sentence', async () => {
    const { say, started, played, said } = browser(speaks);
    await say(lone);
    expect([started, played, said]).toEqual([['own'], [bell], []]);
  });

  test('is played before a sentence that says how many there are, by voice or by clips', async () => {
    const voiced = browser(speaks);
    await voiced.say(burst);
    expect([voiced.started, voiced.played, voiced.said]).toEqual([['own'], [bell], [sentence.text]]);

    const voiceless = browser({});
    const done = voiceless.say(burst);
    await jest.advanceTimersByTimeAsync(1_000);
    await done;
    expect([voiceless.started, voiceless.played]).toEqual([['own'], [bell, ...clips]]);
  });

  const failing =
    (sounds: boolean): SoundBackend['playFile'] =>
    async (url, _volume, onStart) => {
      if (url === bell && !sounds) throw new NotHeard('silent');
      onStart();
      if (url === bell) throw new NotHeard('silent');
    };

  test('that cannot be played is replaced by the sentence', async () => {
    const voiced = browser({ ...speaks, playFile: failing(false) });
    await voiced.say(lone);
    expect([voiced.started, voiced.said]).toEqual([['voice'], [sentence.text]]);

    const voiceless = browser({ playFile: failing(false) });
    const done = voiceless.say(lone);
    await jest.advanceTimersByTimeAsync(1_000);
    await done;
    expect(voiceless.started).toEqual(['clip']);
  });

  test('that breaks off is followed by the sentence, and counts as heard once', async () => {
    const { say, started, said } = browser({ ...speaks, playFile: failing(true) });
    await say(lone);
    expect([started, said]).toEqual([['own'], [sentence.text]]);
  });

  test('that the browser forbids unlocks nothing', async () => {
    const { say, started } = browser({
      voices: [mandarin],
      voice: ({ onError }) => onError('not-allowed'),
      playFile: () => Promise.reject(new NotHeard('locked')),
    });
    await expect(say(lone)).rejects.toMatchObject({ reason: 'locked' });
    expect(started).toEqual([]);
  });
});
