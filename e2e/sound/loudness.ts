import { readFileSync } from 'node:fs';

export interface Loudness {
  /** Root mean square of the samples, 0 (silence) to 1. */
  rms: number;
  /** Largest sample, 0 to 1. */
  peak: number;
  seconds: number;
}

/** Below this peak nobody hears anything: 16-bit silence with a little dither. */
export const SILENCE_PEAK = 0.001;

const FULL_SCALE = 32_768;

/** Measures a 16-bit PCM WAV file. A recorder that was interrupted may leave the length open. */
export function loudness(file: string): Loudness {
  const wav = readFileSync(file);
  if (wav.toString('latin1', 0, 4) !== 'RIFF') throw new Error(`${file} is no WAV file`);
  let at = 12;
  let bytesPerSecond = 0;
  while (at + 8 <= wav.length) {
    const name = wav.toString('latin1', at, at + 4);
    const length = wav.readUInt32LE(at + 4);
    const start = at + 8;
    if (name === 'fmt ') {
      if (wav.readUInt16LE(start + 14) !== 16) throw new Error('only 16-bit samples are measured');
      bytesPerSecond = wav.readUInt32LE(start + 8);
    }
    if (name === 'data')
      return measure(wav.subarray(start, length === 0 ? undefined : start + length), bytesPerSecond);
    at = start + length + (length % 2);
  }
  throw new Error(`${file} has no samples`);
}

function measure(samples: Buffer, bytesPerSecond: number): Loudness {
  let squares = 0;
  let peak = 0;
  const count = Math.floor(samples.length / 2);
  for (let index = 0; index < count; index++) {
    const sample = Math.abs(samples.readInt16LE(index * 2)) / FULL_SCALE;
    squares += sample * sample;
    peak = Math.max(peak, sample);
  }
  return {
    rms: count === 0 ? 0 : Math.sqrt(squares / count),
    peak,
    seconds: samples.length / bytesPerSecond,
  };
}
