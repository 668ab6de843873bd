import path from 'node:path';
import type { Activity } from './activity';
import type { AppPackage } from './app-package';
import type { AppService } from './app-service';
import { Page, type Query } from './page';

/** WeChat opens at most ten pages above each other. */
const MAX_DEPTH = 10;

/** A navigation WeChat would refuse; its message is the reason after `navigateTo:fail`. */
export class NavigationRefused extends Error {}

interface Address {
  route: string;
  query: Query;
}

/** The open pages and WeChat's rules for moving between them. */
export class PageStack {
  private pages: Page[] = [];
  private readonly tabs = new Map<string, Page>();

  constructor(
    private readonly app: AppPackage,
    private readonly service: () => AppService,
    private readonly activity: Activity,
  ) {}

  get open(): readonly Page[] {
    return this.pages;
  }

  get current(): Page {
    const page = this.pages.at(-1);
    if (!page) throw new Error('no page is open: launch the mini-program first');
    return page;
  }

  navigateTo(url: string): void {
    const address = this.resolve(url);
    if (this.app.isTab(address.route)) throw new NavigationRefused('can not navigateTo a tabbar page');
    if (this.pages.length >= MAX_DEPTH) throw new NavigationRefused('webview count limit exceed');
    this.push(address);
  }

  redirectTo(url: string): void {
    const address = this.resolve(url);
    if (this.app.isTab(address.route)) throw new NavigationRefused('can not redirectTo a tabbar page');
    this.close(1);
    this.push(address);
  }

  reLaunch(url: string): void {
    const address = this.resolve(url);
    this.close(this.pages.length);
    for (const page of this.tabs.values()) page.call('onUnload');
    this.tabs.clear();
    this.push(address);
  }

  switchTab(url: string): void {
    const { route } = this.resolve(url);
    if (!this.app.isTab(route)) throw new NavigationRefused('can not switch to no-tabBar page');
    if (this.pages.at(-1)?.route === route) return;
    while (this.pages.length > 0 && !this.app.isTab(this.current.route)) this.close(1);
    const left = this.pages.pop();
    if (left?.route === route) {
      this.pages.push(left);
      left.call('onShow');
      return;
    }
    left?.call('onHide');
    const kept = this.tabs.get(route);
    if (!kept) return this.push({ route, query: {} });
    this.pages.push(kept);
    kept.call('onShow');
  }

  navigateBack(delta = 1): void {
    if (this.pages.length < 2) throw new NavigationRefused('cannot navigate back at first page');
    this.close(Math.min(delta, this.pages.length - 1));
    this.current.call('onShow');
  }

  closeAll(): void {
    this.close(this.pages.length);
  }

  private resolve(url: string): Address {
    const [target = '', search = ''] = url.split('?', 2);
    const base = this.pages.at(-1)?.route ?? '';
    const route = target.startsWith('/')
      ? target.slice(1)
      : path.posix.join(path.posix.dirname(base), target);
    const known = this.app.routes;
    // A launch path and many callers leave out the leading slash.
    const found = [route, target].find((candidate) => known.includes(candidate));
    if (!found) throw new NavigationRefused(`page "${route}" is not found`);
    const pairs = search.split('&').filter(Boolean);
    const query = pairs.map((pair): [string, string] => {
      const at = pair.indexOf('=');
      return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
    });
    return { route: found, query: Object.fromEntries(query) };
  }

  private push({ route, query }: Address): void {
    const definition = this.service().definition(route);
    if (this.pages.length > 0) this.current.call('onHide');
    const page = new Page(route, this.service().adopt(query), definition, this.activity);
    page.title = this.app.windowOf(route).navigationBarTitleText ?? '';
    if (this.app.isTab(route)) this.tabs.set(route, page);
    this.pages.push(page);
    page.call('onLoad', page.query);
    page.call('onShow');
    this.activity.later(() => page.call('onReady'));
  }

  private close(count: number): void {
    for (const page of this.pages.splice(this.pages.length - count).reverse()) {
      this.tabs.delete(page.route);
      page.call('onUnload');
    }
  }
}
