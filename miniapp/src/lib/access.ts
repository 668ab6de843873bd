const inBrowser = process.env.TARO_ENV === 'h5';

/** The Enter key and the space bar press what a finger would tap. */
function press(event: KeyboardEvent) {
  if (event.target !== event.currentTarget || !(event.target instanceof HTMLElement)) return;
  if (event.key !== 'Enter' && event.key !== ' ') return;
  event.preventDefault();
  event.target.click();
}

export type TapRole = 'button' | 'link' | 'tab' | 'radio' | 'checkbox';

/** For what can be tapped: its role and name for screen readers, and in browsers the way to it by keyboard. */
export const tappable = (role: TapRole = 'button', label?: string, on?: boolean): object => ({
  ...(inBrowser
    ? {
        role,
        tabindex: 0,
        onKeyDown: press,
        ...(on === undefined ? {} : { [role === 'tab' ? 'aria-selected' : 'aria-checked']: String(on) }),
      }
    : {
        ariaRole: role,
        ...(on === undefined ? {} : { [role === 'tab' ? 'ariaSelected' : 'ariaChecked']: on }),
      }),
  ...(label ? { ariaLabel: label } : {}),
});

/** What a picture shows; empty where the words beside it say so already. */
export const pictureOf = (words: string): object =>
  inBrowser ? { nativeProps: { alt: words } } : words ? { ariaLabel: words } : {};

/** What is drawn without words, such as stars. */
export const drawnAs = (words: string): object => ({
  ...(inBrowser ? { role: 'img' } : { ariaRole: 'img' }),
  ariaLabel: words,
});

/** What changes by itself and screen readers read out in a pause; the mini-program knows nothing like it. */
export const politely: object = inBrowser ? { role: 'status', 'aria-live': 'polite' } : {};

/** The name of a field. */
export const labelled = (words: string): object =>
  inBrowser ? { nativeProps: { 'aria-label': words } } : { ariaLabel: words };
