import { spawnSync } from 'node:child_process';
import { accessSync, chmodSync, constants } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import type { AppPackage } from './app-package';

/** A node as WeChat's generated render functions return it. */
export interface RenderedNode {
  tag: string;
  attr?: Record<string, unknown>;
  children?: (RenderedNode | string)[];
}

/** Renders a page or component (path without extension) with its data. */
export type Render = (script: string, data: Record<string, unknown>) => RenderedNode;

export interface CompilerReport {
  wxmlFiles: number;
  wxssFiles: number;
  /** What WeChat's compilers complain about; empty when all is well. */
  errors: string[];
}

/** WeChat's own compilers come as Linux binaries in the npm package miniprogram-compiler, without the x bit. */
function compiler(name: 'wcc' | 'wcsc'): string {
  const file = path.join(
    path.dirname(require.resolve('miniprogram-compiler/package.json')),
    'bin/linux',
    name,
  );
  try {
    accessSync(file, constants.X_OK);
  } catch {
    chmodSync(file, 0o755);
  }
  return file;
}

function compile(name: 'wcc' | 'wcsc', args: string[], cwd: string): string {
  const { status, stdout, stderr, error } = spawnSync(compiler(name), args, {
    cwd,
    maxBuffer: 64 << 20,
    encoding: 'utf8',
  });
  if (error) throw error;
  if (status !== 0 || /^ERR:/m.test(stderr))
    throw new Error(`${name}: ${stderr.trim() || stdout.slice(0, 2000).trim()}`);
  return stdout;
}

function wxmlToScript(app: AppPackage): string {
  const templates = app.files('.wxml');
  const withComponents = templates
    .map((file) => [file, Object.keys(app.componentsOf(file.replace(/\.wxml$/, '')))] as const)
    .filter(([, names]) => names.length > 0)
    .flatMap(([file, names]) => [file, names.length, ...names]);
  const count = withComponents.filter((part) => typeof part === 'number').length;
  const components = [count, ...withComponents].join(' ');
  return compile(
    'wcc',
    ['-d', '-cc', components, ...templates, ...app.files('.wxs'), '-gn', '$gwx'],
    app.dir,
  );
}

function wxssToScripts(app: AppPackage): string {
  const sheets = app.files('.wxss').filter((file) => file !== 'app.wxss');
  return compile('wcsc', ['-js', '-pc', String(sheets.length), ...sheets, 'app.wxss'], app.dir);
}

/** Runs both compilers over every WXML and WXSS of the package. */
export function checkWithWeChatCompilers(app: AppPackage): CompilerReport {
  const errors = [wxmlToScript, wxssToScripts].flatMap((run) => {
    try {
      run(app);
      return [];
    } catch (error) {
      return [error instanceof Error ? error.message : String(error)];
    }
  });
  return { wxmlFiles: app.files('.wxml').length, wxssFiles: app.files('.wxss').length, errors };
}

/** The render functions WeChat generates from the templates: data in, nodes out. */
export function compileTemplates(app: AppPackage): Render {
  const context = vm.createContext({ console: { log() {}, warn() {}, error() {} } });
  vm.runInContext('var window = globalThis, global = globalThis;', context);
  type Generate = (data: unknown, env: object) => RenderedNode;
  const find = vm.runInContext(`(function(){${wxmlToScript(app)};return $gwx;})()`, context) as (
    file: string,
  ) => Generate | undefined;
  const json = vm.runInContext('JSON', context) as typeof JSON;
  return (script, data) => {
    const generate = find(`${script}.wxml`);
    if (typeof generate !== 'function') throw new Error(`no template ${script}.wxml`);
    return generate(json.parse(JSON.stringify(data)), {});
  };
}

/** CSS text by sheet (`app.wxss`, `pages/…/index.wxss`), rpx turned into px for this screen width. */
export function compileStyles(app: AppPackage, screenWidth: number): Record<string, string> {
  const css: Record<string, string> = {};
  let sheet = '';
  const styleElement = () => ({
    childNodes: [],
    setAttribute() {},
    appendChild(node: { text: string }) {
      css[sheet] = (css[sheet] ?? '') + node.text;
    },
  });
  const document = {
    head: { appendChild() {} },
    createElement: styleElement,
    createTextNode: (text: string) => ({ text }),
    getElementsByTagName: () => [],
  };
  const context = vm.createContext({
    document,
    navigator: { userAgent: 'iPhone' },
    console: { log() {}, warn() {} },
  });
  const screen = `window.screen = { width: ${screenWidth}, height: 844 }; window.devicePixelRatio = 3;`;
  vm.runInContext(`var window = globalThis; ${screen}`, context);

  // wcsc prints `name=script=name=script…`, each script escaped as the inside of a string.
  const parts = wxssToScripts(app).split('=');
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const name = parts[at]?.trim() ?? '';
    if (name === 'version') continue;
    const escaped = (parts[at + 1] ?? '').replace(/`/g, '\\`');
    const script = (vm.runInContext(`\`${escaped}\``, context) as string).trim().replace(/;$/, '');
    sheet = name.replace(/^\.\//, '');
    vm.runInContext(name.endsWith('.wxss') && !script.endsWith('()') ? `${script}()` : script, context);
  }
  return css;
}
