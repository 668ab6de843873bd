import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';

const ARTIFACTS = path.join(__dirname, '../.artifacts');

/** Debian's Chromium, quiet: no updates, no first-run pages, nothing fetched by itself. */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface BrowserOptions {
  /** `environment` of a running NullSink: the browser plays there. Without it the browser is mute. */
  sound?: Record<string, string>;
  /** Lets pages play sound before anyone has clicked. Off by default, as in a shop's browser. */
  autoplay?: boolean;
  /** Speech through speech-dispatcher with espeak-ng, which brings a Chinese voice. Off: no voice at all. */
  voice?: boolean;
}

export async function openBrowser({ sound, autoplay, voice }: BrowserOptions = {}): Promise<Browser> {
  const args = [...ARGS];
  if (autoplay) args.push('--autoplay-policy=no-user-gesture-required');
  if (voice) args.push('--enable-speech-dispatcher');
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args,
    // Playwright mutes a headless browser by default.
    ...(sound === undefined
      ? {}
      : { ignoreDefaultArgs: ['--mute-audio'], env: { ...process.env, ...sound } }),
  });
}

/** Saves what the page shows as `e2e/.artifacts/<name>.png` and returns the path. */
export async function screenshot(page: Page, name: string): Promise<string> {
  mkdirSync(ARTIFACTS, { recursive: true });
  const file = path.join(ARTIFACTS, `${name}.png`);
  await page.screenshot({ path: file, animations: 'disabled' });
  return file;
}
