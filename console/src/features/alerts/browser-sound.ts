import { NotHeard, type SoundBackend, type Voice } from './speaker';
import { steadyTimer } from './steady-timer';

const startWait = 3_000;
/** A shop's own sound may be a song: the next order must not have to wait for its end. */
const longestFile = 15_000;

/** The sound that this browser has. Utterances are kept here: Chrome forgets the events of one that is collected. */
export function browserSound(): SoundBackend {
  const synth = 'speechSynthesis' in window ? window.speechSynthesis : undefined;
  const speaking = new Set<SpeechSynthesisUtterance>();
  return {
    speech: synth && {
      voices: () => synth.getVoices(),
      onVoices: (changed) => {
        synth.addEventListener('voiceschanged', changed);
        return () => synth.removeEventListener('voiceschanged', changed);
      },
      say: (text, voice, volume, { onStart, onEnd, onError }) => {
        const utterance = new SpeechSynthesisUtterance(text);
        utterance.voice = synth.getVoices().find((one) => sameVoice(one, voice)) ?? null;
        utterance.lang = voice.lang;
        utterance.volume = volume;
        utterance.onstart = onStart;
        utterance.onend = () => {
          speaking.delete(utterance);
          onEnd();
        };
        utterance.onerror = ({ error }) => {
          speaking.delete(utterance);
          onError(error);
        };
        speaking.add(utterance);
        // What hung before would keep this one waiting.
        synth.cancel();
        synth.speak(utterance);
      },
      cancel: () => synth.cancel(),
    },
    playFile,
    after: steadyTimer,
  };
}

const sameVoice = (one: SpeechSynthesisVoice, voice: Voice) =>
  one === voice || (one.lang === voice.lang && one.localService === voice.localService);

function playFile(url: string, volume: number, onStart: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const audio = new Audio(url);
    audio.volume = volume;
    let stopWaiting = steadyTimer(startWait, () => {
      audio.src = '';
      reject(new NotHeard('silent'));
    });
    audio.onplaying = () => {
      // It also says so after a pause for want of data.
      audio.onplaying = null;
      stopWaiting();
      stopWaiting = steadyTimer(longestFile, () => {
        audio.pause();
        resolve();
      });
      onStart();
    };
    audio.onended = () => {
      stopWaiting();
      resolve();
    };
    audio.onerror = () => {
      stopWaiting();
      reject(new NotHeard('silent'));
    };
    audio.play().catch((error: unknown) => {
      stopWaiting();
      reject(
        new NotHeard(error instanceof DOMException && error.name === 'NotAllowedError' ? 'locked' : 'silent'),
      );
    });
  });
}
