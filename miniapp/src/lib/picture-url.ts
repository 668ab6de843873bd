/** Pictures come as paths on the shop's own server; the mini-program needs whole addresses. */
export const pictureUrl = (url: string): string => (url.startsWith('/') ? API_BASE + url : url);
