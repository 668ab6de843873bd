/** As much of the standard AbortController as the query cache uses: requests of the mini-program are never aborted. */
export class AbortController {
  readonly signal = {
    aborted: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  };
  abort() {
    this.signal.aborted = true;
  }
}
