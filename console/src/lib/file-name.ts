/** The name of the file that an answer comes with; empty when it says none. */
export const fileNameIn = (disposition: string | null): string =>
  /filename="([^"]+)"/.exec(disposition ?? '')?.[1] ?? '';
