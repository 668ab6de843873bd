/** The same e-mails that the server takes. */
export const isEmail = (text: string): boolean =>
  text.length <= 100 &&
  /^(?!\.)(?!.*\.\.)[\w'+.-]*[\w+-]@([A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z]{2,}$/.test(text);
