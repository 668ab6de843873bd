import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { loudness, type Loudness } from './loudness';

const SINK = 'ears';
const START_MS = 10_000;

export interface Recording {
  /** What has been recorded up to now. */
  heard(): Loudness;
  /** Ends the recording and returns the WAV file's path (mono, 16 bit, 44.1 kHz). */
  stop(): Promise<string>;
}

/**
 * A private sound server whose only loudspeaker goes nowhere, so that what a browser plays can be recorded. Needs
 * `pulseaudio` and `pulseaudio-utils`.
 */
export class NullSink {
  private recordings = 0;

  private constructor(
    private readonly folder: string,
    private readonly daemon: ChildProcess,
    /** For a browser: plays here, and starts a speech service of its own that plays here too. */
    readonly environment: Record<string, string>,
  ) {}

  static async start(): Promise<NullSink> {
    const folder = mkdtempSync(path.join(tmpdir(), 'lanzi-sound-'));
    const socket = path.join(folder, 'native');
    const daemon = spawn(
      'pulseaudio',
      [
        '-n',
        '--daemonize=no',
        '--use-pid-file=no',
        '--exit-idle-time=-1',
        '--disable-shm=yes',
        `--load=module-null-sink sink_name=${SINK} rate=44100 channels=1`,
        `--load=module-native-protocol-unix socket=${socket} auth-anonymous=1`,
      ],
      {
        env: { ...process.env, HOME: folder, PULSE_RUNTIME_PATH: folder, XDG_RUNTIME_DIR: folder },
        stdio: 'ignore',
      },
    );
    let failure: string | undefined;
    daemon.once('error', (error) => (failure = error.message));
    daemon.once('exit', (code) => (failure ??= `ended with ${code}`));
    const sink = new NullSink(folder, daemon, { PULSE_SERVER: `unix:${socket}`, XDG_RUNTIME_DIR: folder });
    for (const end = Date.now() + START_MS; !existsSync(socket); await sleep(50)) {
      if (failure !== undefined || Date.now() > end)
        throw new Error(`pulseaudio: ${failure ?? 'did not start'}`);
    }
    return sink;
  }

  /** Records what comes out of the loudspeaker, from the moment the promise resolves. */
  async record(): Promise<Recording> {
    const file = path.join(this.folder, `recording-${++this.recordings}.wav`);
    const recorder = spawn(
      'parec',
      [
        `--device=${SINK}.monitor`,
        '--format=s16le',
        '--rate=44100',
        '--channels=1',
        '--latency-msec=20',
        '--file-format=wav',
        '--verbose',
        file,
      ],
      { env: { ...process.env, ...this.environment }, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    let said = '';
    await new Promise<void>((resolve, reject) => {
      recorder.once('error', reject);
      recorder.once('exit', (code) => reject(new Error(`parec ended with ${code}: ${said}`)));
      recorder.stderr.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (said.includes('Connected to device')) resolve();
      });
    });
    return {
      heard: () => loudness(file),
      stop: async () => {
        recorder.kill('SIGINT');
        if (recorder.exitCode === null) await once(recorder, 'exit');
        return file;
      },
    };
  }

  async stop(): Promise<void> {
    this.stopSpeechService();
    this.daemon.kill();
    if (this.daemon.exitCode === null && this.daemon.signalCode === null) await once(this.daemon, 'exit');
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** A browser with a voice starts speech-dispatcher in the background and leaves it behind. */
  private stopSpeechService(): void {
    const pidFile = path.join(this.folder, 'speech-dispatcher/pid/speech-dispatcher.pid');
    if (existsSync(pidFile)) process.kill(Number(readFileSync(pidFile, 'utf8')));
  }
}
