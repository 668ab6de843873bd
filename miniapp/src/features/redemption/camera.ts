import type jsQR from 'jsqr';

/** Why there is no camera: to be said in words. */
export type CameraTrouble = 'refused' | 'missing' | 'insecure';
export interface Camera {
  /** Undefined where the device has no lamp. */
  setTorch: ((on: boolean) => void) | undefined;
  stop: () => void;
}

const LOOK_EVERY = 160;
/** Longest side that is searched: enough for a phone's screen, quick on a slow device. */
const SEARCHED_PIXELS = 640;

/** No camera, and why. */
export class CameraError extends Error {
  override name = 'CameraError';
  constructor(readonly trouble: CameraTrouble) {
    super(trouble);
  }
}

const troubleOf = (error: unknown): CameraTrouble =>
  error instanceof DOMException && ['NotAllowedError', 'SecurityError'].includes(error.name)
    ? 'refused'
    : 'missing';

/** Standard, yet missing from TypeScript's library. */
type Lamp = { torch?: boolean };

function codeIn(video: HTMLVideoElement, canvas: HTMLCanvasElement, find: typeof jsQR): string | undefined {
  const scale = Math.min(1, SEARCHED_PIXELS / Math.max(video.videoWidth, video.videoHeight));
  canvas.width = Math.round(video.videoWidth * scale);
  canvas.height = Math.round(video.videoHeight * scale);
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen || canvas.width === 0) return undefined;
  pen.drawImage(video, 0, 0, canvas.width, canvas.height);
  const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
  return find(data, canvas.width, canvas.height, { inversionAttempts: 'dontInvert' })?.data;
}

/** Opens the rear camera into `video` and looks for a QR code until one is found. Rejects with a CameraError. */
export async function openCamera(video: HTMLVideoElement, onFound: (text: string) => void): Promise<Camera> {
  if (!navigator.mediaDevices?.getUserMedia) throw new CameraError('insecure');
  const wanted = { audio: false, video: { facingMode: 'environment', width: { ideal: 1280 } } };
  const [stream, { default: find }] = await Promise.all([
    navigator.mediaDevices.getUserMedia(wanted).catch((error: unknown) => {
      throw new CameraError(troubleOf(error));
    }),
    import('jsqr'),
  ]);
  video.srcObject = stream;
  await video.play();

  const canvas = document.createElement('canvas');
  const looking = setInterval(() => {
    const text = codeIn(video, canvas, find);
    if (!text) return;
    clearInterval(looking);
    onFound(text);
  }, LOOK_EVERY);
  const [track] = stream.getVideoTracks();
  const hasLamp = (track?.getCapabilities?.() as Lamp | undefined)?.torch === true;
  return {
    setTorch: hasLamp
      ? (torch) => void track?.applyConstraints({ advanced: [{ torch } as MediaTrackConstraintSet & Lamp] })
      : undefined,
    stop: () => {
      clearInterval(looking);
      stream.getTracks().forEach((one) => one.stop());
    },
  };
}
