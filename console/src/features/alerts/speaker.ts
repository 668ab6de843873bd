import type { Lang } from '@lanzi/shared/lang';
import type { Sentence } from './announcement-words';

export type Via = 'own' | 'voice' | 'clip';

/** Nothing was heard: the browser forbids sound until someone clicks, or nothing at all came out. */
export class NotHeard extends Error {
  override name = 'NotHeard';
  constructor(readonly reason: 'locked' | 'silent') {
    super(reason);
  }
}

export interface Voice {
  lang: string;
  localService: boolean;
}
export interface VoiceCalls {
  onStart: () => void;
  onEnd: () => void;
  /** The browser's own error code, such as `not-allowed`. */
  onError: (code: string) => void;
}

/** What the speaker needs of a browser; `undefined` where the browser has no speech. */
export interface SoundBackend {
  speech:
    | {
        voices: () => Voice[];
        /** Calls back when the list of voices has changed. */
        onVoices: (changed: () => void) => () => void;
        say: (text: string, voice: Voice, volume: number, calls: VoiceCalls) => void;
        cancel: () => void;
      }
    | undefined;
  /** Plays a file: `onStart` when it sounds; settles when it has ended. Rejects with NotHeard. */
  playFile: (url: string, volume: number, onStart: () => void) => Promise<void>;
  after: (milliseconds: number, then: () => void) => () => void;
}

const voiceListWait = 1_000;
const startWait = 3_000;
/** Long sentences can hang; this is more than any of ours takes. */
const endWait = (text: string) => 6_000 + text.length * 400;

/** A local voice of the language first: online ones fail offline. Cantonese is not read by a Mandarin voice. */
export function chooseVoice<V extends Voice>(voices: readonly V[], lang: Lang): V | undefined {
  const wanted = { 'zh-CN': /^(zh[-_](cn|hans)|cmn|zh$)/i, 'zh-HK': /^(zh[-_]hk|yue)/i, en: /^en/i }[lang];
  const fitting = voices.filter((voice) => wanted.test(voice.lang));
  return fitting.find(({ localService }) => localService) ?? fitting[0];
}

/**
 * Says sentences aloud: by the shop's own sound where it has one, by a voice of the language when there is one that
 * answers, else by recorded clips.
 */
export class Speaker {
  /** The list of voices comes late, or never: it is asked for at once, so that no sentence has to wait for it. */
  private readonly voicesListed: Promise<void>;

  constructor(
    private readonly backend: SoundBackend,
    private readonly soundsAt: string,
  ) {
    this.voicesListed = this.listVoices();
  }

  /** Resolves when it has been said; `onStart` is called when sound has really begun. Rejects with NotHeard. */
  async say(sentence: Sentence, lang: Lang, volume: number, onStart: (via: Via) => void): Promise<void> {
    let started = false;
    const begins = (via: Via) => () => {
      if (!started) onStart(via);
      started = true;
    };
    const { own } = sentence;
    if (own && (await this.byOwnSound(own.url, volume, begins('own'))) && own.instead) return;
    const voice = await this.voiceFor(lang);
    if (voice && (await this.byVoice(sentence.text, voice, volume, begins('voice')))) return;
    for (const clip of sentence.clips)
      await this.backend.playFile(`${this.soundsAt}/${lang}/${clip}.mp3`, volume, begins('clip'));
  }

  /** False when it could not be played: whatever is wrong with it, the sentence is to be said. */
  private async byOwnSound(url: string, volume: number, onStart: () => void): Promise<boolean> {
    try {
      await this.backend.playFile(url, volume, onStart);
      return true;
    } catch (error) {
      if (error instanceof NotHeard) return false;
      throw error;
    }
  }

  private async listVoices(): Promise<void> {
    const { speech, after } = this.backend;
    if (!speech || speech.voices().length > 0) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        stopListening();
        stopWaiting();
        resolve();
      };
      const stopListening = speech.onVoices(done);
      const stopWaiting = after(voiceListWait, done);
    });
  }

  private async voiceFor(lang: Lang): Promise<Voice | undefined> {
    await this.voicesListed;
    return chooseVoice(this.backend.speech?.voices() ?? [], lang);
  }

  /** False when the voice did not begin: the clips are to be tried. */
  private byVoice(text: string, voice: Voice, volume: number, onStart: () => void): Promise<boolean> {
    const { speech, after } = this.backend;
    return new Promise((resolve, reject) => {
      let heard = false;
      let stopWaiting = after(startWait, () => giveUp());
      const settle = () => {
        stopWaiting();
        resolve(heard);
      };
      const giveUp = () => {
        speech?.cancel();
        settle();
      };
      speech?.say(text, voice, volume, {
        onStart: () => {
          heard = true;
          stopWaiting();
          stopWaiting = after(endWait(text), giveUp);
          onStart();
        },
        onEnd: settle,
        onError: (code) => {
          if (code !== 'not-allowed' || heard) return settle();
          stopWaiting();
          reject(new NotHeard('locked'));
        },
      });
    });
  }
}
