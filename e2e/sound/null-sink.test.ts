import type { Browser } from 'playwright-core';
import { openBrowser } from '../browser/chromium';
import { loudness, SILENCE_PEAK } from './loudness';
import { NullSink } from './null-sink';

describe('the ears of the tests', () => {
  let sink: NullSink;
  let browser: Browser;

  beforeAll(async () => {
    sink = await NullSink.start();
    browser = await openBrowser({ sound: sink.environment, autoplay: true, voice: true });
  });
  afterAll(async () => {
    await browser?.close();
    await sink?.stop();
  });

  /** A page that plays 440 Hz for one second at this volume, then says so in its title. */
  async function hear(volume: number) {
    const page = await browser.newPage();
    await page.setContent('<title>waiting</title>');
    const recording = await sink.record();
    await page.evaluate(async (gain) => {
      const audio = new AudioContext();
      const tone = new OscillatorNode(audio, { frequency: 440 });
      tone.connect(new GainNode(audio, { gain })).connect(audio.destination);
      tone.start();
      tone.stop(audio.currentTime + 1);
      await new Promise((resolve) => (tone.onended = resolve));
    }, volume);
    const file = await recording.stop();
    await page.close();
    return loudness(file);
  }

  it('hear a tone', async () => {
    const { rms, peak, seconds } = await hear(0.5);
    expect(seconds).toBeGreaterThan(0.8);
    expect(peak).toBeGreaterThan(0.3);
    expect(peak).toBeLessThan(0.7);
    expect(rms).toBeGreaterThan(0.1);
  });

  it('hear nothing where nothing is played', async () => {
    const { peak, seconds } = await hear(0);
    expect(seconds).toBeGreaterThan(0.8);
    expect(peak).toBeLessThan(SILENCE_PEAK);
  });

  it('hear a Chinese voice where the machine has one', async () => {
    const page = await browser.newPage();
    const recording = await sink.record();
    const spoken = await page.evaluate(async () => {
      const chinese = () => speechSynthesis.getVoices().find(({ lang }) => /^(zh|cmn)/.test(lang));
      if (!chinese()) await new Promise((resolve) => (speechSynthesis.onvoiceschanged = resolve));
      const words = new SpeechSynthesisUtterance('您有新订单');
      words.voice = chinese() ?? null;
      speechSynthesis.speak(words);
      return new Promise<string>((resolve) => {
        words.onend = () => resolve(words.voice?.lang ?? 'no voice');
        words.onerror = ({ error }) => resolve(error);
      });
    });
    const { peak } = loudness(await recording.stop());
    expect(spoken).toMatch(/^(zh|cmn)/);
    expect(peak).toBeGreaterThan(0.05);
  });
});
