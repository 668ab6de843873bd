import type { Alert } from '@lanzi/shared/alert/alert.contract';
import type { Settings } from '@lanzi/shared/shop/shop.contract';
import { catchUpFrom, deskSocket } from '../../lib/desk-socket';
import { queryClient, queryKeys } from '../../lib/query-client';
import { AlertQueue } from './alert-queue';
import { sentenceFor, type Sentence } from './announcement-words';
import { browserSound } from './browser-sound';
import { Leader, someTabSpeaks, type HeardNews } from './leader';
import { nextGate, type GateEvent, type GateState } from './sound-gate';
import { NotHeard, Speaker, type Via } from './speaker';
import { logSpoken } from './spoken-log';
import { steadyTimer } from './steady-timer';

const soundsAt = '/console/sounds';
const keys = {
  lastSeq: 'lanzi.console.lastSeq',
  muted: 'lanzi.console.muted',
  volume: 'lanzi.console.volume',
};

export interface DeskState {
  gate: GateState;
  connected: boolean;
  /** Another tab of this browser speaks. */
  otherTabSpeaks: boolean;
  speaking: boolean;
  volume: number;
}

/** Brings alerts from the server to people's ears. One for each tab, for as long as someone is signed in. */
export class AlertDesk {
  private state: DeskState = {
    gate: localStorage.getItem(keys.muted) ? 'muted' : 'locked',
    connected: true,
    otherTabSpeaks: false,
    speaking: false,
    volume: Number(localStorage.getItem(keys.volume) ?? 1),
  };
  private readonly listeners = new Set<() => void>();
  private readonly queue: AlertQueue;
  private readonly backend = browserSound();
  private readonly speaker = new Speaker(this.backend, soundsAt);
  private readonly leader = new Leader(() => this.look());
  private readonly tabs = new BroadcastChannel('lanzi.console.alerts');
  private stopTimer: (() => void) | undefined;

  constructor(private settings: Settings) {
    this.queue = new AlertQueue(rulesOf(settings));
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly snapshot = (): DeskState => this.state;

  configure(settings: Settings): void {
    this.settings = settings;
    this.queue.setRules(rulesOf(settings));
    this.look();
  }

  /** Connects and listens; returns what ends it. */
  start(): () => void {
    const heard = ({ data }: MessageEvent<HeardNews>) => this.queue.sounded(data.ids, Date.now());
    const onAlert = (alert: Alert) => this.receive(alert);
    const onHandled = ({ id }: { id: string }) => this.handled(id);
    const onConnect = () => this.set({ connected: true });
    let stopRetry: (() => void) | undefined;
    const onDisconnect = () => {
      this.set({ connected: false });
      // Refused or sent away by the server: the socket does not come back by itself, and the session may be over.
      if (deskSocket.active) return;
      void queryClient.invalidateQueries({ queryKey: queryKeys.me });
      stopRetry = steadyTimer(5_000, () => deskSocket.connect());
    };
    catchUpFrom(() => Number(localStorage.getItem(keys.lastSeq) ?? 0));
    this.tabs.addEventListener('message', heard);
    deskSocket
      .on('alert', onAlert)
      .on('alert:handled', onHandled)
      .on('connect', onConnect)
      .on('disconnect', onDisconnect)
      .on('connect_error', onDisconnect)
      .connect();
    const gesture = ({ target }: Event) => {
      // The bar's own click speaks the test sentence.
      if (this.state.gate !== 'locked' || (target instanceof Element && target.closest('.alert-bar'))) return;
      if (navigator.userActivation?.hasBeenActive ?? true) void this.probe();
    };
    window.addEventListener('pointerup', gesture);
    window.addEventListener('keyup', gesture);
    const watch = setInterval(() => void this.watchTabs(), 3_000);
    void this.probe();
    return () => {
      clearInterval(watch);
      window.removeEventListener('pointerup', gesture);
      window.removeEventListener('keyup', gesture);
      stopRetry?.();
      this.stopTimer?.();
      this.leader.stepDown();
      this.tabs.removeEventListener('message', heard);
      deskSocket
        .off('alert', onAlert)
        .off('alert:handled', onHandled)
        .off('connect', onConnect)
        .off('disconnect', onDisconnect)
        .off('connect_error', onDisconnect)
        .disconnect();
    };
  }

  /** From the socket, or from the inbox what is still unhandled. */
  receive(alert: Alert): void {
    const last = Number(localStorage.getItem(keys.lastSeq) ?? 0);
    if (alert.seq > last) localStorage.setItem(keys.lastSeq, String(alert.seq));
    this.queue.add(alert, Date.now());
    this.look();
  }

  handled(id: string): void {
    this.queue.handled(id);
    this.look();
  }

  /** Called from a click: says the sentence, and is armed once it is heard. */
  async test(text: string): Promise<void> {
    if (this.state.gate === 'muted') this.unmute();
    await this.say({ text, clips: ['test'] }, () => undefined);
    this.look();
  }

  /** Called from a click: says what an alert would say, and tells how it was heard. A muted tab stays so. */
  async preview(sentence: Sentence): Promise<Via | undefined> {
    const via = await this.say(sentence, () => undefined);
    this.look();
    return via;
  }

  mute(): void {
    localStorage.setItem(keys.muted, '1');
    this.turn('muted');
  }

  unmute(): void {
    localStorage.removeItem(keys.muted);
    this.turn('unmuted');
  }

  setVolume(volume: number): void {
    localStorage.setItem(keys.volume, String(volume));
    this.set({ volume });
  }

  /** A file played at no volume shows whether the browser lets this tab sound at all. */
  private async probe(): Promise<void> {
    try {
      await this.backend.playFile(`${soundsAt}/chime.mp3`, 0, () => this.turn('heard'));
    } catch (error) {
      this.turn(error instanceof NotHeard ? 'blocked' : 'unsupported');
      await this.watchTabs();
    }
  }

  private async watchTabs(): Promise<void> {
    const otherTabSpeaks = !this.leader.leads && (await someTabSpeaks());
    if (otherTabSpeaks !== this.state.otherTabSpeaks) this.set({ otherTabSpeaks });
  }

  /** Speaks what is due, if it is this tab's turn; else sleeps until something is. */
  private look(): void {
    this.stopTimer?.();
    if (!this.leader.leads || this.state.speaking) return;
    const now = Date.now();
    const due = this.queue.take(now);
    if (due) {
      const ids = due.alerts.map(({ id }) => id);
      void this.say(sentenceFor(due, this.settings), () => this.tellHeard(ids)).then((heard) => {
        if (!heard) this.queue.failed(Date.now());
        this.look();
      });
      return;
    }
    const at = this.queue.wakeAt();
    if (at !== undefined) this.stopTimer = steadyTimer(Math.max(0, at - now), () => this.look());
  }

  private tellHeard(ids: string[]): void {
    this.queue.sounded(ids, Date.now());
    this.tabs.postMessage({ ids } satisfies HeardNews);
    for (const id of ids) deskSocket.emit('alert:sounded', { id }, () => undefined);
  }

  /** How it was heard, or undefined. */
  private async say(sentence: Sentence, onHeard: () => void): Promise<Via | undefined> {
    let heard: Via | undefined;
    const onStart = (via: Via) => {
      heard = via;
      logSpoken({ text: sentence.text, via, at: Date.now() });
      this.turn('heard');
      onHeard();
    };
    this.set({ speaking: true });
    try {
      await this.speaker.say(sentence, this.settings.lang, this.state.volume, onStart);
    } catch (error) {
      if (!(error instanceof NotHeard)) throw error;
      if (error.reason === 'locked') this.turn('blocked');
    } finally {
      this.set({ speaking: false });
    }
    return heard;
  }

  private turn(event: GateEvent): void {
    this.set({ gate: nextGate(this.state.gate, event) });
    if (this.state.gate === 'armed') this.leader.stand();
    else this.leader.stepDown();
  }

  private set(part: Partial<DeskState>): void {
    this.state = { ...this.state, ...part };
    this.listeners.forEach((tell) => tell());
  }
}

const rulesOf = ({ alertRepeatSeconds, spokenAlerts }: Settings) => ({
  repeatSeconds: alertRepeatSeconds,
  spoken: spokenAlerts,
});
