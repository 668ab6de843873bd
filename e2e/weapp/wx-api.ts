import type { Activity } from './activity';
import { NavigationRefused, type PageStack } from './page-stack';
import { DEVICE } from './phone';
import type { WxCall, WxFunction, WxOptions, WxReplies } from './wx-call';

/** How the person came in: page, its query, and WeChat's scene number (1001 from the list, 1011 by a QR code). */
export interface Launch {
  path: string;
  query: Record<string, string>;
  scene: number;
}

/** A fixed size for whatever the app measures: there is no layout here. */
const MEASURED = { id: '', dataset: {}, left: 0, top: 0, right: 390, bottom: 44, width: 390, height: 44 };
const SCROLLED = { scrollTop: 0, scrollLeft: 0, scrollWidth: 390, scrollHeight: 44 };

/** Calls that answer ok and change nothing a person could notice here. */
const QUIET = [
  'setNavigationBarColor',
  'setBackgroundColor',
  'setBackgroundTextStyle',
  'startPullDownRefresh',
  'pageScrollTo',
  'hideKeyboard',
  'setTabBarStyle',
  'setTabBarItem',
  'showShareMenu',
  'hideShareMenu',
  'showNavigationBarLoading',
  'hideNavigationBarLoading',
  'showTabBar',
  'hideTabBar',
  'hideHomeButton',
];

const LISTENERS = [
  'AppShow',
  'AppHide',
  'Error',
  'UnhandledRejection',
  'PageNotFound',
  'NetworkStatusChange',
  'WindowResize',
  'ThemeChange',
  'MemoryWarning',
  'KeyboardHeightChange',
  'UserCaptureScreen',
];

export function wxEnvironment(
  replies: WxReplies,
  activity: Activity,
  adopt: <T>(value: T) => T,
  launch: () => Launch,
  language: string,
): Record<string, WxFunction> {
  const device = () => adopt({ ...DEVICE, language });
  const api: Record<string, WxFunction> = {
    getSystemInfoSync: device,
    getWindowInfo: device,
    getDeviceInfo: device,
    getAppBaseInfo: device,
    getSystemSetting: () => adopt({ locationEnabled: true }),
    getAppAuthorizeSetting: () => adopt({}),
    getSystemInfo: (options: WxOptions) => replies.succeed('getSystemInfo', options, device()),
    getNetworkType: (options: WxOptions) =>
      replies.succeed('getNetworkType', options, { networkType: 'wifi' }),
    getAccountInfoSync: () =>
      adopt({ miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' } }),
    getLaunchOptionsSync: () => adopt({ ...launch(), referrerInfo: {} }),
    getEnterOptionsSync: () => adopt({ ...launch(), referrerInfo: {} }),
    getMenuButtonBoundingClientRect: () =>
      adopt({ top: 51, bottom: 83, left: 296, right: 383, width: 87, height: 32 }),
    canIUse: () => true,
    nextTick: (work: () => void) => activity.later(work),
    reportEvent: () => undefined,
    createSelectorQuery: () => selectorQuery(activity, adopt),
    createIntersectionObserver: () => {
      const observer = {
        relativeTo: () => observer,
        relativeToViewport: () => observer,
        observe() {},
        disconnect() {},
      };
      return observer;
    },
  };
  for (const name of QUIET) api[name] = (options: WxOptions) => replies.succeed(name, options);
  for (const name of LISTENERS) {
    api[`on${name}`] = () => undefined;
    api[`off${name}`] = () => undefined;
  }
  return api;
}

export function wxNavigation(replies: WxReplies, pages: PageStack): Record<string, WxFunction> {
  const move =
    (api: string, go: (options: WxOptions) => void) =>
    (options: WxOptions = {}) => {
      try {
        go(options);
      } catch (error) {
        if (error instanceof NavigationRefused) return replies.refuse(api, options, error.message);
        throw error;
      }
      return replies.succeed(api, options);
    };
  return {
    navigateTo: move('navigateTo', ({ url }) => pages.navigateTo(String(url))),
    redirectTo: move('redirectTo', ({ url }) => pages.redirectTo(String(url))),
    reLaunch: move('reLaunch', ({ url }) => pages.reLaunch(String(url))),
    switchTab: move('switchTab', ({ url }) => pages.switchTab(String(url))),
    navigateBack: move('navigateBack', ({ delta }) =>
      pages.navigateBack(delta === undefined ? 1 : Number(delta)),
    ),
    setNavigationBarTitle: move(
      'setNavigationBarTitle',
      ({ title }) => (pages.current.title = String(title)),
    ),
  };
}

/** Storage that outlives the app: hand the same map to the next launch and it is the same phone. */
export function wxStorage(replies: WxReplies, storage: Map<string, string>, adopt: <T>(value: T) => T) {
  const read = (key: string): unknown => adopt(JSON.parse(storage.get(key) ?? '""'));
  const write = (key: string, data: unknown) => storage.set(key, JSON.stringify(data ?? ''));
  const info = () => adopt({ keys: [...storage.keys()], currentSize: 1, limitSize: 10240 });
  return {
    getStorageSync: read,
    setStorageSync: (key: string, data: unknown) => void write(key, data),
    removeStorageSync: (key: string) => void storage.delete(key),
    clearStorageSync: () => storage.clear(),
    getStorageInfoSync: info,
    getStorage: (options: WxOptions) =>
      storage.has(String(options.key))
        ? replies.succeed('getStorage', options, { data: read(String(options.key)) })
        : replies.refuse('getStorage', options, 'data not found'),
    setStorage: (options: WxOptions) => {
      write(String(options.key), options.data);
      return replies.succeed('setStorage', options);
    },
    removeStorage: (options: WxOptions) => {
      storage.delete(String(options.key));
      return replies.succeed('removeStorage', options);
    },
  } satisfies Record<string, WxFunction>;
}

/**
 * The `wx` the app sees: notes every call that asks the phone for something, and every name the app looked for that
 * this host does not have.
 */
export function recording(api: Record<string, WxFunction>, calls: WxCall[], missing: Set<string>): object {
  const noted = Object.entries(api).map(([name, work]): [string, WxFunction] => {
    if (/^(get|on|off|canIUse|nextTick|create)/.test(name)) return [name, work];
    const call = (...args: unknown[]) => {
      const options = typeof args[0] === 'object' && args[0] !== null ? args[0] : { value: args[0] };
      calls.push({ api: name, options: JSON.parse(JSON.stringify(options)) as Record<string, unknown> });
      return Reflect.apply(work, undefined, args);
    };
    return [name, call];
  });
  const wx = { ...Object.fromEntries(noted), env: { USER_DATA_PATH: 'wxfile://usr' } };
  return new Proxy(wx, {
    get(target, name) {
      if (typeof name === 'string' && !(name in target) && name !== 'webpackJsonp') missing.add(name);
      return Reflect.get(target, name);
    },
  });
}

type Listener = (measured: unknown) => void;

function selectorQuery(activity: Activity, adopt: <T>(value: T) => T): object {
  const results: unknown[] = [];
  const listeners: (Listener | undefined)[] = [];
  let all = false;
  const measure = (...args: unknown[]) => {
    const rect = { ...MEASURED, ...SCROLLED };
    results.push(all ? [rect] : rect);
    listeners.push(args.find((arg): arg is Listener => typeof arg === 'function'));
    return query;
  };
  const choose = (many: boolean) => () => {
    all = many;
    return query;
  };
  const query = {
    in: () => query,
    select: choose(false),
    selectAll: choose(true),
    selectViewport: choose(false),
    boundingClientRect: measure,
    scrollOffset: measure,
    fields: measure,
    node: measure,
    context: measure,
    exec(done?: Listener) {
      activity.later(() => {
        const measured = adopt(results);
        measured.forEach((result, at) => listeners[at]?.(result));
        done?.(measured);
      });
      return query;
    },
  };
  return query;
}
