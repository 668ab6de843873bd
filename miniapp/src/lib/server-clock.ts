/** A phone's clock may be wrong; countdowns run by the server's. */
let ahead = 0;
export const setServerNow = (iso: string) => {
  ahead = Date.parse(iso) - Date.now();
};
export const serverNow = (): number => Date.now() + ahead;
