import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import type { Activity } from './activity';

/** What a call of App(), Page() or Component() hands over: data, lifecycle functions, event handlers. */
export type Definition = Record<string, unknown> & {
  data?: Record<string, unknown>;
  methods?: Record<string, unknown>;
};

/** Names that browsers and Node have and the WeChat app-service has not. */
const ABSENT = [
  'window',
  'document',
  'self',
  'location',
  'navigator',
  'localStorage',
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
];
/** Parts of the language that phones lack or that WeChat takes away. */
const REMOVED = ['WebAssembly', 'SharedArrayBuffer', 'Atomics', 'Intl'];

/**
 * The JavaScript side of a mini-program: a context with only what WeChat's app-service has. `eval` and
 * `new Function` throw; there is no fetch, URL, TextEncoder, Intl or DOM. Modules are CommonJS, by relative path.
 */
export class AppService {
  readonly consoleErrors: string[] = [];
  private readonly context: vm.Context;
  private readonly json: typeof JSON;
  private readonly modules = new Map<string, { exports: unknown }>();
  private readonly definitions = new Map<string, Definition>();
  private loading = '';

  constructor(
    private readonly dir: string,
    activity: Activity,
    wx: object,
    openPages: () => object[],
  ) {
    const define = (definition: Definition) => this.definitions.set(this.loading, definition);
    const quiet = () => undefined;
    const globals = {
      wx,
      console: {
        log: quiet,
        info: quiet,
        debug: quiet,
        warn: quiet,
        group: quiet,
        groupEnd: quiet,
        error: (...parts: unknown[]) => this.consoleErrors.push(parts.map(String).join(' ')),
      },
      setTimeout: activity.setTimeout,
      setInterval: activity.setInterval,
      clearTimeout: activity.clearTimer,
      clearInterval: activity.clearTimer,
      App: define,
      Page: define,
      Component: define,
      Behavior: (behavior: object) => behavior,
      getApp: () => this.definitions.get('app'),
      getCurrentPages: openPages,
      requirePlugin: () => ({}),
      __wxConfig: {},
    };
    this.context = vm.createContext(globals, { codeGeneration: { strings: false, wasm: false } });
    vm.runInContext('globalThis.global = globalThis', this.context);
    for (const name of REMOVED) vm.runInContext(`delete globalThis.${name}`, this.context);
    this.json = vm.runInContext('JSON', this.context) as typeof JSON;
  }

  /** Copies a value through JSON, as the native bridge does, into objects and arrays of the app's own context. */
  adopt<T>(value: T): T {
    return value === undefined ? value : (this.json.parse(JSON.stringify(value)) as T);
  }

  /** Loads the script of the app, of a page or of a component, and returns what it defined. */
  definition(script: string): Definition {
    const known = this.definitions.get(script);
    if (known) return known;
    const outer = this.loading;
    this.loading = script;
    this.require(script);
    this.loading = outer;
    const definition = this.definitions.get(script);
    if (!definition) throw new Error(`${script}.js defines no app, page or component`);
    return definition;
  }

  private require(script: string): unknown {
    const id = script.endsWith('.js') ? script : `${script}.js`;
    const known = this.modules.get(id);
    if (known) return known.exports;
    const file = path.join(this.dir, id);
    if (!existsSync(file)) throw new Error(`module '${id}' is not defined`);
    const module: { exports: unknown } = { exports: {} };
    this.modules.set(id, module);
    const body = vm.compileFunction(readFileSync(file, 'utf8'), ['require', 'module', 'exports', ...ABSENT], {
      filename: file,
      parsingContext: this.context,
    }) as (require: (target: string) => unknown, module: object, exports: unknown) => void;
    const fromHere = (target: string) => this.require(path.posix.join(path.posix.dirname(id), target));
    body(fromHere, module, module.exports);
    return module.exports;
  }
}
