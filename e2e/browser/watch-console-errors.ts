import type { Page } from 'playwright-core';

export interface Watch {
  /** A request or console error that this test causes on purpose, by (part of) its text. */
  expect(text: string | RegExp): void;
  /** Everything that went wrong so far and was not expected. */
  readonly problems: string[];
  /** Throws when something unexpected went wrong; call it at the end of the test. */
  assertClean(): void;
}

/** Watches a page for uncaught errors, console errors, answers of 400 and more, and requests that failed. */
export function watchConsoleErrors(page: Page): Watch {
  const seen: string[] = [];
  const expected: (string | RegExp)[] = [];
  const isExpected = (text: string) =>
    expected.some((pattern) => (pattern instanceof RegExp ? pattern.test(text) : text.includes(pattern)));

  page.on('pageerror', (error) => seen.push(`page error: ${error.message}`));
  page.on('console', (message) => {
    // The browser's own line about a failed request says less than the request itself.
    if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return;
    seen.push(`console: ${message.text()}`);
  });
  page.on('response', (response) => {
    if (response.status() < 400) return;
    seen.push(`${response.status()} ${response.request().method()} ${response.url()}`);
  });
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? 'failed';
    // Leaving a page cancels what it was still fetching.
    if (reason !== 'net::ERR_ABORTED') seen.push(`${reason} ${request.method()} ${request.url()}`);
  });

  const watch: Watch = {
    expect: (text) => void expected.push(text),
    get problems() {
      return seen.filter((text) => !isExpected(text));
    },
    assertClean() {
      const { problems } = watch;
      if (problems.length > 0) throw new Error(`the page had problems:\n${problems.join('\n')}`);
    },
  };
  return watch;
}
