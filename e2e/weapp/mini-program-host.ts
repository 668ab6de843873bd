import { Activity } from './activity';
import { AppPackage } from './app-package';
import { AppService } from './app-service';
import { dispatchEvent, isDisabled } from './gestures';
import type { Page } from './page';
import { PageStack } from './page-stack';
import { allNodes, findNodes, renderPage, textOf, type PageNode, type Selector } from './page-tree';
import { defaultAnswers, freshPhone, type PhoneAnswers } from './phone';
import { previewHtml } from './preview';
import { recording, wxEnvironment, wxNavigation, wxStorage, type Launch } from './wx-api';
import { WxReplies, type WxCall } from './wx-call';
import { Network, wxNetwork } from './wx-network';
import { wxPay } from './wx-pay';
import { wxPhone } from './wx-phone';
import { compileTemplates, type Render } from './wechat-compilers';

export interface HostOptions {
  /** The built mini-program, `dist/weapp`. */
  dir: string;
  answers?: Partial<PhoneAnswers>;
  /** Address of the running shop: takes the place of the address that was built in. */
  server?: string;
  /** The phone's storage; hand on `host.storage` to open the app again on the same phone. */
  storage?: Map<string, string>;
  /** WeChat's language, `zh_CN`, `zh_HK` or `en`. */
  language?: string;
}

const SETTLE_MS = 10_000;

const renders = new Map<string, Render>();

/**
 * A phone with one mini-program on it, without a screen: runs the built package, talks HTTP for real, and lets a
 * test look, tap, type and scroll as a person would. Every action waits until the app has settled.
 */
export class MiniProgramHost {
  readonly app: AppPackage;
  readonly answers: PhoneAnswers;
  readonly phone = freshPhone();
  readonly storage: Map<string, string>;
  /** Every wx call that asked the phone for something, in order. */
  readonly calls: WxCall[] = [];
  /** Set `offline` to lose the connection. */
  readonly network: Network;
  /** wx names the app looked for and this host does not have. */
  readonly missing = new Set<string>();
  private readonly activity = new Activity();
  private readonly service: AppService;
  private readonly pages: PageStack;
  private readonly render: Render;
  private entry: Launch;

  constructor({ dir, answers, server, storage = new Map(), language = 'zh_CN' }: HostOptions) {
    this.app = new AppPackage(dir);
    this.answers = { ...defaultAnswers(), ...answers };
    this.storage = storage;
    this.entry = { path: this.app.routes[0] ?? '', query: {}, scene: 1001 };
    this.network = new Network(server);
    const adopt = <T>(value: T): T => this.service.adopt(value);
    const replies = new WxReplies(this.activity, adopt);
    const files = new Map<string, string>();
    this.pages = new PageStack(this.app, () => this.service, this.activity);
    const api = {
      ...wxEnvironment(replies, this.activity, adopt, () => this.entry, language),
      ...wxNavigation(replies, this.pages),
      ...wxStorage(replies, this.storage, adopt),
      ...wxPhone(replies, this.answers, this.phone, files),
      ...wxPay(this.activity, replies, this.answers),
      ...wxNetwork(this.activity, replies, this.network, files),
    };
    const wx = recording(api, this.calls, this.missing);
    this.service = new AppService(this.app.dir, this.activity, wx, () =>
      this.pages.open.map((page) => page.instance),
    );
    this.render = renders.get(this.app.dir) ?? compileTemplates(this.app);
    renders.set(this.app.dir, this.render);
  }

  /** Opens the app: at its first page, or where a QR code or a shared card leads (`path?key=value`, scene). */
  async launch(url = this.entry.path, scene = 1001): Promise<void> {
    const [path = '', search = ''] = url.replace(/^\//, '').split('?', 2);
    const pairs = search.split('&').filter(Boolean);
    const query = Object.fromEntries(
      pairs.map((pair) => [pair.split('=')[0] ?? '', pair.split('=')[1] ?? '']),
    );
    this.entry = { path, query, scene };
    const app = this.service.definition('app');
    for (const name of ['onLaunch', 'onShow']) this.callApp(app, name, this.service.adopt(this.entry));
    this.activity.run(() => this.pages.reLaunch(`/${url.replace(/^\//, '')}`));
    await this.idle();
  }

  /** Closes the app: pages unload, timers stop. */
  close(): void {
    this.pages.closeAll();
    this.activity.stop();
  }

  /** The person presses the phone's home button, and comes back. */
  async leaveAndReturn(): Promise<void> {
    const app = this.service.definition('app');
    this.page.call('onHide');
    this.callApp(app, 'onHide');
    this.callApp(app, 'onShow', this.service.adopt(this.entry));
    this.page.call('onShow');
    await this.idle();
  }

  get page(): Page {
    return this.pages.current;
  }

  get openRoutes(): string[] {
    return this.pages.open.map((page) => page.route);
  }

  /** What went wrong inside the app: uncaught exceptions and console.error. */
  get errors(): string[] {
    return [...this.activity.errors, ...this.service.consoleErrors];
  }

  /** Resolves when no request, callback or short timer is outstanding; polling and countdowns do not count. */
  async idle(timeoutMs = SETTLE_MS): Promise<void> {
    await this.activity.settled(timeoutMs);
  }

  /** Waits for something that comes on its own (polling, a countdown); says what the page shows if it does not. */
  async until(condition: () => boolean, what: string, timeoutMs = SETTLE_MS): Promise<void> {
    const end = Date.now() + timeoutMs;
    while (!condition()) {
      if (Date.now() > end) throw new Error(`waited in vain for ${what}; ${this.describe()}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  tree(): PageNode {
    return renderPage(this.app, this.service, this.render, this.page);
  }

  findAll(selector: Selector): PageNode[] {
    return findNodes(this.tree(), selector);
  }

  find(selector: Selector): PageNode {
    const [node] = this.findAll(selector);
    if (!node) throw new Error(`nothing like ${describeSelector(selector)} here; ${this.describe()}`);
    return node;
  }

  sees(text: string | RegExp): boolean {
    return this.findAll({ text }).length > 0;
  }

  /** All words on the page, or on the first node the selector names. */
  text(selector?: Selector): string {
    return textOf(selector === undefined ? this.tree() : this.find(selector));
  }

  async tap(target: Selector | PageNode): Promise<void> {
    const node = this.nodeOf(target);
    if (isDisabled(node)) throw new Error(`“${textOf(node)}” is disabled`);
    for (const type of ['touchstart', 'touchend']) this.dispatch(node, type, {});
    if (this.dispatch(node, 'tap', { x: 1, y: 1 }) === 0)
      throw new Error(`nothing listens to a tap on “${textOf(node)}”`);
    await this.idle();
  }

  async longPress(target: Selector | PageNode): Promise<void> {
    await this.fire(target, 'longpress');
  }

  /** Replaces what stands in a field and leaves it. */
  async type(target: Selector | PageNode, value: string): Promise<void> {
    const node = this.nodeOf(target);
    if (isDisabled(node)) throw new Error('the field is disabled');
    this.dispatch(node, 'focus', { value: String(node.attributes.value ?? ''), height: 300 });
    this.dispatch(node, 'input', { value, cursor: value.length });
    await this.idle();
    this.dispatch(node, 'blur', { value, cursor: value.length });
    await this.idle();
  }

  /** Presses the keyboard's done or search key. */
  async submit(target: Selector | PageNode): Promise<void> {
    const node = this.nodeOf(target);
    await this.fire(node, 'confirm', { value: String(node.attributes.value ?? '') });
  }

  /** Any other event: `change` of a picker, switch or swiper, `load` of an image… */
  async fire(target: Selector | PageNode, type: string, detail: object = {}): Promise<void> {
    const node = this.nodeOf(target);
    if (this.dispatch(node, type, detail) === 0)
      throw new Error(`nothing listens to ${type} on “${textOf(node)}”`);
    await this.idle();
  }

  /** Scrolls to the end: of a scroll-view when one is named, else of the page. */
  async scrollToEnd(target?: Selector | PageNode): Promise<void> {
    if (target !== undefined) return this.fire(target, 'scrolltolower', { direction: 'bottom' });
    this.page.call('onPageScroll', this.service.adopt({ scrollTop: 10_000 }));
    this.page.call('onReachBottom');
    await this.idle();
  }

  async pullDown(): Promise<void> {
    if (!this.app.windowOf(this.page.route).enablePullDownRefresh)
      throw new Error('this page cannot be pulled down');
    this.phone.refreshing = true;
    this.page.call('onPullDownRefresh');
    await this.idle();
  }

  async tapTab(words: string): Promise<void> {
    const index = this.app.tabs.findIndex(({ text }) => text === words);
    const tab = this.app.tabs[index];
    if (!tab) throw new Error(`no tab “${words}”`);
    this.pages.switchTab(`/${tab.pagePath}`);
    this.page.call('onTabItemTap', this.service.adopt({ index, ...tab }));
    await this.idle();
  }

  /** The arrow at the top left, or the swipe. */
  async back(): Promise<void> {
    this.pages.navigateBack();
    await this.idle();
  }

  /** What the page's share menu would send. */
  share(): unknown {
    return this.page.call('onShareAppMessage', this.service.adopt({ from: 'menu' }));
  }

  /** The page as HTML for a browser: close to what the phone shows, with its bars. */
  preview(): string {
    return previewHtml(this.app, this.page, this.tree(), this.phone, this.network);
  }

  private nodeOf(target: Selector | PageNode): PageNode {
    return typeof target === 'object' && 'tag' in target ? target : this.find(target);
  }

  private dispatch(node: PageNode, type: string, detail: object): number {
    return dispatchEvent(node, type, detail, (event) => this.service.adopt(event));
  }

  private callApp(app: Record<string, unknown>, name: string, ...args: unknown[]): void {
    const handler = app[name];
    if (typeof handler === 'function') this.activity.run(() => void Reflect.apply(handler, app, args));
  }

  private describe(): string {
    const lines = [...allNodes(this.tree())].flatMap(({ children }) => children.filter(isWord));
    const errors = this.errors.length > 0 ? `; errors: ${this.errors.slice(0, 3).join(' | ')}` : '';
    return `${this.page.route} shows: ${lines.join(' · ').slice(0, 1500)}${errors}`;
  }
}

const isWord = (child: unknown): child is string => typeof child === 'string' && child.trim() !== '';
const describeSelector = (selector: Selector) =>
  typeof selector === 'string'
    ? selector
    : `“${String(selector.text)}”${selector.within ? ` in ${selector.within}` : ''}`;
