import type { PageNode } from './page-tree';

/** Events that travel up through the ancestors; all others stay on their node. */
const BUBBLING = new Set(['tap', 'touchstart', 'touchmove', 'touchend', 'touchcancel', 'longpress']);
const CAN_BE_DISABLED = ['wx-button', 'wx-input', 'wx-textarea', 'wx-picker', 'wx-switch'];

export function isDisabled(node: PageNode): boolean {
  for (let up: PageNode | undefined = node; up; up = up.parent) {
    const { disabled } = up.attributes;
    if (CAN_BE_DISABLED.includes(up.tag) && (disabled === true || disabled === 'true')) return true;
  }
  return false;
}

/** Sends an event as the view side does, up to whatever catches it; returns how many handlers ran. */
export function dispatchEvent(
  node: PageNode,
  type: string,
  detail: object,
  adopt: (event: object) => object,
): number {
  let handled = 0;
  for (let up: PageNode | undefined = node; up; up = BUBBLING.has(type) ? up.parent : undefined) {
    const caught = handlerOf(up, 'catch', type);
    const handler = caught ?? handlerOf(up, 'bind', type);
    if (handler !== undefined) {
      handled++;
      const touches = type.startsWith('touch')
        ? [{ identifier: 0, pageX: 1, pageY: 1, clientX: 1, clientY: 1 }]
        : [];
      const event = { type, timeStamp: Date.now(), detail, touches, changedTouches: touches, mark: {} };
      up.call(handler, adopt({ ...event, target: eventTarget(node), currentTarget: eventTarget(up) }));
    }
    if (caught !== undefined) break;
  }
  return handled;
}

function handlerOf(node: PageNode, way: 'bind' | 'catch', type: string): string | undefined {
  const handler = node.attributes[`${way}${type}`] ?? node.attributes[`${way}:${type}`];
  return typeof handler === 'string' && handler !== '' ? handler : undefined;
}

function eventTarget(node: PageNode): object {
  const data = Object.entries(node.attributes).filter(([name]) => name.startsWith('data-'));
  const dataset = Object.fromEntries(data.map(([name, value]) => [name.slice('data-'.length), value]));
  return { id: node.attributes.id ?? '', dataset, offsetLeft: 0, offsetTop: 0 };
}
