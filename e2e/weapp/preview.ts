import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { AppPackage } from './app-package';
import type { Page } from './page';
import type { PageNode } from './page-tree';
import type { PhoneState } from './phone';
import type { Network } from './wx-network';
import { compileStyles } from './wechat-compilers';

const SCREEN_WIDTH = 390;

/** What WeChat's built-in components look like before the app styles them. */
const BUILT_IN = `
*{box-sizing:content-box} body{margin:0;font:16px sans-serif;padding:44px 0 56px}
wx-page,wx-view,wx-scroll-view,wx-swiper,wx-swiper-item,wx-form,wx-label,wx-picker{display:block}
wx-scroll-view{overflow:auto} wx-swiper{height:150px;overflow:hidden} wx-swiper-item{width:100%;height:100%}
wx-text{display:inline;white-space:pre-wrap}
wx-image{display:inline-block;overflow:hidden;width:320px;height:240px;background:center/contain no-repeat}
wx-image[mode=aspectFill]{background-size:cover} wx-image[mode=scaleToFill]{background-size:100% 100%}
wx-input{display:block;height:1.4em;overflow:hidden} wx-textarea{display:block;height:150px;width:300px}
wx-button{position:relative;display:block;margin:0 auto;padding:0 14px;box-sizing:border-box;font-size:18px;
text-align:center;line-height:2.5556;border-radius:5px;overflow:hidden;color:#000;background:#f8f8f8}
wx-button[type=primary]{color:#fff;background:#07c160} wx-button[disabled=true]{opacity:.4}
wx-button[size=mini]{display:inline-block;line-height:2.3;font-size:13px;padding:0 1.34em}
.host-bar{position:fixed;left:0;right:0;background:#fff;display:flex;align-items:center;justify-content:center;
font:500 17px sans-serif;z-index:9999} .host-title{top:0;height:44px} .host-tabs{bottom:0;height:56px;font-size:12px}
.host-tabs span{flex:1;text-align:center} .host-tabs b{color:#c00} .host-tabs img{display:block;margin:0 auto;height:24px}`;

const MEDIA_TYPES: Record<string, string> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
};

/** Where the browser finds a picture. */
type Source = (src: string) => string;

const styles = new Map<string, Record<string, string>>();

const escape = (text: unknown) => String(text).replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);

/** An HTML document that a browser draws much as the phone draws the page. */
export function previewHtml(
  app: AppPackage,
  page: Page,
  tree: PageNode,
  phone: PhoneState,
  network: Network,
): string {
  const source: Source = (src) => (/^https?:/.test(src) ? network.addressOf(src) : packed(app, src));
  const css = styles.get(app.dir) ?? compileStyles(app, SCREEN_WIDTH);
  styles.set(app.dir, css);
  const sheets = [BUILT_IN, css['app.wxss'] ?? '', css[`${page.route}.wxss`] ?? ''].join('\n');
  const body = `<div class="host-bar host-title">${escape(page.title)}</div>${nodeHtml(tree, source)}${tabBar(app, page, phone, source)}`;
  return `<!doctype html><meta charset="utf-8"><style>${sheets}</style><body>${body}</body>`;
}

function tabBar(app: AppPackage, page: Page, phone: PhoneState, source: Source): string {
  if (!app.isTab(page.route)) return '';
  const tabs = app.tabs.map((tab, index) => {
    const badge = phone.badges.get(index);
    const on = tab.pagePath === page.route;
    const icon = on ? (tab.selectedIconPath ?? tab.iconPath) : tab.iconPath;
    const image = icon === undefined ? '' : `<img src="${source(`/${icon}`)}">`;
    return `<span>${image}${escape(tab.text)}${badge === undefined ? '' : ` <b>${escape(badge)}</b>`}</span>`;
  });
  return `<div class="host-bar host-tabs">${tabs.join('')}</div>`;
}

function nodeHtml(node: PageNode, source: Source): string {
  const { class: classes = '', style = '', src, value, placeholder, ...rest } = node.attributes;
  const image = node.tag === 'wx-image' && src ? `;background-image:url('${source(String(src))}')` : '';
  const kept = ['id', 'type', 'size', 'mode', 'disabled'].filter((name) => rest[name] !== undefined);
  const attributes = kept.map((name) => ` ${name}="${escape(rest[name])}"`).join('');
  const field =
    node.tag === 'wx-input' || node.tag === 'wx-textarea' ? escape(value || placeholder || '') : '';
  const children = node.children.map((child) =>
    typeof child === 'string' ? escape(child) : nodeHtml(child, source),
  );
  const open = `<${node.tag} class="${escape(classes)}" style="${escape(`${String(style)}${image}`)}"${attributes}>`;
  return `${open}${field}${children.join('')}</${node.tag}>`;
}

/** A file of the package as a data URL, since the preview has no address of its own; anything else unchanged. */
function packed(app: AppPackage, src: string): string {
  const file = path.join(app.dir, src);
  if (/^(data|wxfile):/.test(src) || !existsSync(file)) return src;
  const type = MEDIA_TYPES[path.extname(file)] ?? 'application/octet-stream';
  return `data:${type};base64,${readFileSync(file).toString('base64')}`;
}
