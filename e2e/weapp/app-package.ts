import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

export interface SubPackage {
  root: string;
  pages: string[];
}

export interface TabBarItem {
  pagePath: string;
  text: string;
  iconPath?: string;
  selectedIconPath?: string;
}

export interface WindowConfig {
  navigationBarTitleText?: string;
  enablePullDownRefresh?: boolean;
  usingComponents?: Record<string, string>;
}

interface AppConfig extends WindowConfig {
  pages: string[];
  subPackages?: SubPackage[];
  subpackages?: SubPackage[];
  tabBar?: { list: TabBarItem[] };
  window?: WindowConfig;
}

/** Sizes in bytes, counted as WeChat counts: the main package is every file outside the sub-package roots. */
export interface PackageSizes {
  main: number;
  subPackages: Record<string, number>;
  total: number;
}

/** A built mini-program folder (`dist/weapp`): its configuration and its files. */
export class AppPackage {
  readonly dir: string;
  readonly config: AppConfig;

  constructor(dir: string) {
    this.dir = path.resolve(dir);
    const configFile = path.join(this.dir, 'app.json');
    if (!existsSync(configFile))
      throw new Error(`no mini-program at ${this.dir}: app.json is missing, build it`);
    this.config = JSON.parse(readFileSync(configFile, 'utf8')) as AppConfig;
  }

  get subPackages(): SubPackage[] {
    return this.config.subPackages ?? this.config.subpackages ?? [];
  }

  /** Every page's route, sub-packages included. */
  get routes(): string[] {
    const inSubPackages = this.subPackages.flatMap(({ root, pages }) =>
      pages.map((page) => path.posix.join(root, page)),
    );
    return [...this.config.pages, ...inSubPackages];
  }

  get tabs(): TabBarItem[] {
    return this.config.tabBar?.list ?? [];
  }

  isTab(route: string): boolean {
    return this.tabs.some((tab) => tab.pagePath === route);
  }

  /** A page's or component's own JSON laid over the app's window settings. */
  windowOf(route: string): WindowConfig {
    const own = this.componentConfig(route);
    return { ...this.config.window, ...own };
  }

  /** Component name → absolute path inside the package (no extension), as visible from this page or component. */
  componentsOf(route: string): Record<string, string> {
    const used = { ...this.config.usingComponents, ...this.componentConfig(route).usingComponents };
    const resolve = (target: string) =>
      target.startsWith('/') ? target.slice(1) : path.posix.join(path.posix.dirname(route), target);
    return Object.fromEntries(Object.entries(used).map(([name, target]) => [name, resolve(target)]));
  }

  /** Paths relative to the package of all files, or of those with one extension. */
  files(extension = ''): string[] {
    return readdirSync(this.dir, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith(extension) && statSync(path.join(this.dir, file)).isFile())
      .sort();
  }

  sizes(): PackageSizes {
    const sizes: PackageSizes = { main: 0, subPackages: {}, total: 0 };
    const roots = this.subPackages.map(({ root }) => root.replace(/^\/|\/$/g, ''));
    for (const root of roots) sizes.subPackages[root] = 0;
    for (const file of this.files()) {
      const bytes = statSync(path.join(this.dir, file)).size;
      const root = roots.find((candidate) => file.startsWith(`${candidate}/`));
      if (root === undefined) sizes.main += bytes;
      else sizes.subPackages[root] = (sizes.subPackages[root] ?? 0) + bytes;
      sizes.total += bytes;
    }
    return sizes;
  }

  private componentConfig(route: string): WindowConfig {
    const file = path.join(this.dir, `${route}.json`);
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as WindowConfig) : {};
  }
}
