import type { AppPackage } from './app-package';
import type { AppService, Definition } from './app-service';
import type { Page } from './page';
import type { Render, RenderedNode } from './wechat-compilers';

/** A node of the page as the phone would show it. */
export interface PageNode {
  tag: string;
  attributes: Record<string, unknown>;
  parent: PageNode | undefined;
  children: (PageNode | string)[];
  /** Calls an event handler of the page or component whose template this node stands in. */
  call: (handler: string, event: object) => void;
}

/**
 * How a test names a node: a simple selector (`.card__price`, `#pay`, `input`, `.sheet .row.on`), or the words on
 * it. Words find the innermost node that holds them.
 */
export type Selector = string | { text: string | RegExp; within?: string };

interface Scope {
  script: string;
  call: PageNode['call'];
}

/** Renders the page and the custom components in it. */
export function renderPage(app: AppPackage, service: AppService, render: Render, page: Page): PageNode {
  const build = (rendered: RenderedNode, parent: PageNode | undefined, scope: Scope): PageNode => {
    const node: PageNode = {
      tag: rendered.tag,
      attributes: rendered.attr ?? {},
      parent,
      children: [],
      call: scope.call,
    };
    const add = (child: RenderedNode | string | undefined, inner: Scope): void => {
      if (child === undefined) return;
      if (typeof child === 'string') node.children.push(child);
      else if (child.tag === 'virtual') child.children?.forEach((grandchild) => add(grandchild, inner));
      else node.children.push(build(child, node, inner));
    };
    const component = app.componentsOf(scope.script)[node.tag.replace(/^wx-/, '')];
    if (component === undefined) {
      rendered.children?.forEach((child) => add(child, scope));
    } else {
      const definition = service.definition(component);
      const inner = { script: component, call: methodsOf(definition) };
      render(component, {
        ...definition.data,
        ...propertiesOf(definition, node.attributes),
      }).children?.forEach((child) => add(child, inner));
    }
    return node;
  };
  const call = (handler: string, event: object) => void page.call(handler, event);
  return build(render(page.route, page.data), undefined, { script: page.route, call });
}

function propertiesOf(definition: Definition, attributes: Record<string, unknown>): Record<string, unknown> {
  const declared = (definition.properties ?? {}) as Record<string, { value?: unknown } | null>;
  const defaults = Object.entries(declared).map(([name, property]) => [name, property?.value]);
  return { ...Object.fromEntries(defaults), ...attributes };
}

function methodsOf(definition: Definition): PageNode['call'] {
  return (handler, event) => {
    const method = definition.methods?.[handler];
    if (typeof method === 'function') Reflect.apply(method, definition, [event]);
  };
}

export function* allNodes(node: PageNode): Generator<PageNode> {
  yield node;
  for (const child of node.children) if (typeof child !== 'string') yield* allNodes(child);
}

export function textOf(node: PageNode | string): string {
  if (typeof node === 'string') return node;
  const shown =
    node.tag === 'wx-input' || node.tag === 'wx-textarea' ? String(node.attributes.value ?? '') : '';
  return shown + node.children.map(textOf).join('');
}

/** Every node the selector names, in reading order; nodes hidden with `display: none` are not there for a person. */
export function findNodes(root: PageNode, selector: Selector): PageNode[] {
  const nodes = [...allNodes(root)].filter(isShown);
  if (typeof selector === 'string') {
    const steps = selector.trim().split(/\s+/);
    return nodes.filter((node) => matchesSteps(node, steps));
  }
  const { text, within } = selector;
  const holds = (node: PageNode | string) =>
    text instanceof RegExp ? text.test(textOf(node)) : textOf(node).includes(text);
  const innermost = nodes.filter(
    (node) => holds(node) && !node.children.some((child) => typeof child !== 'string' && holds(child)),
  );
  const found = within === undefined ? innermost : innermost.filter((node) => isWithin(node, within));
  const exact = found.filter((node) => textOf(node).trim() === text);
  return exact.length > 0 ? exact : found;
}

function isWithin(node: PageNode, selector: string): boolean {
  const steps = selector.trim().split(/\s+/);
  for (let up: PageNode | undefined = node; up; up = up.parent) if (matchesSteps(up, steps)) return true;
  return false;
}

function isShown(node: PageNode): boolean {
  for (let up: PageNode | undefined = node; up; up = up.parent) {
    if (/display:\s*none/.test(String(up.attributes.style ?? '')) || up.attributes.hidden === true)
      return false;
  }
  return true;
}

function matchesSteps(node: PageNode, steps: string[]): boolean {
  const last = steps.at(-1);
  if (last === undefined) return true;
  if (!matchesOne(node, last)) return false;
  const rest = steps.slice(0, -1);
  if (rest.length === 0) return true;
  for (let up = node.parent; up; up = up.parent) if (matchesSteps(up, rest)) return true;
  return false;
}

function matchesOne(node: PageNode, simple: string): boolean {
  const classes = String(node.attributes.class ?? '').split(/\s+/);
  return (simple.match(/[.#]?[^.#]+/g) ?? []).every((part) => {
    if (part.startsWith('.')) return classes.includes(part.slice(1));
    if (part.startsWith('#')) return node.attributes.id === part.slice(1);
    return node.tag === part || node.tag === `wx-${part}`;
  });
}
