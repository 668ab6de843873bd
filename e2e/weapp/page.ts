import type { Activity } from './activity';
import type { Definition } from './app-service';

/** Query of a page's address, undecoded: WeChat hands the text over as it stands. */
export type Query = Record<string, string>;

type Handler = (this: object, ...args: unknown[]) => unknown;

const keyPath = (key: string) =>
  key
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .filter(Boolean);

type Container = Record<string, unknown>;

function assignPath(root: Container, key: string, value: unknown): void {
  const parts = keyPath(key);
  const last = parts.pop();
  if (last === undefined) throw new Error('setData: empty key');
  let target = root;
  parts.forEach((part, depth) => {
    const next = parts[depth + 1] ?? last;
    target[part] ??= /^\d+$/.test(next) ? [] : {};
    target = target[part] as Container;
  });
  target[last] = value;
}

/** One open page: the definition's functions on an instance, and the data that the view side has received. */
export class Page {
  /** The object the app sees as `this`. */
  readonly instance: Record<string, unknown>;
  readonly data: Container;
  title = '';
  /** Bytes sent to the view side so far: the usual reason for a slow mini-program. */
  setDataBytes = 0;
  setDataCount = 0;

  constructor(
    readonly route: string,
    readonly query: Query,
    definition: Definition,
    private readonly activity: Activity,
  ) {
    this.data = JSON.parse(JSON.stringify(definition.data ?? {})) as Container;
    this.instance = {
      ...definition,
      ...definition.methods,
      data: this.data,
      route,
      __route__: route,
      options: query,
      setData: (patch: Container, done?: Handler) => this.setData(patch, done),
      // Without custom components of its own an update falls back to the page's setData, which holds all data.
      selectComponent: () => null,
      selectAllComponents: () => [],
      getOpenerEventChannel: () => ({ on() {}, once() {}, off() {}, emit() {} }),
    };
  }

  has(name: string): boolean {
    return typeof this.instance[name] === 'function';
  }

  /** Calls a lifecycle function or event handler, if the page has it. */
  call(name: string, ...args: unknown[]): unknown {
    const handler = this.instance[name];
    let result: unknown;
    if (typeof handler === 'function') {
      this.activity.run(() => {
        result = Reflect.apply(handler, this.instance, args);
      });
    }
    return result;
  }

  private setData(patch: Container, done?: Handler): void {
    const text = JSON.stringify(patch);
    this.setDataCount++;
    this.setDataBytes += Buffer.byteLength(text);
    for (const [key, value] of Object.entries(JSON.parse(text) as Container))
      assignPath(this.data, key, value);
    this.activity.later(() => done?.call(this.instance));
  }
}
