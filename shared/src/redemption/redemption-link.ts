/**
 * What the pickup QR code carries. The prefix `…/redeem/` is registered with WeChat as an ordinary-link rule, so
 * WeChat's own scanner opens the verifier page of the mini-program; any browser opens the same page as H5.
 */
export const redemptionLink = (publicUrl: string, code: string): string =>
  `${publicUrl.replace(/\/+$/, '')}/redeem/?code=${encodeURIComponent(code)}`;

/** The code in whatever was scanned or typed: a link, a link that WeChat encoded once more, or the code itself. */
export function codeFromScan(scanned: string): string {
  const text = scanned.trim();
  const link = /%3a%2f%2f/i.test(text) ? decoded(text) : text;
  const inLink = /[?&]code=([^&#\s]+)/.exec(link)?.[1];
  return inLink ? decoded(inLink) : text.replace(/[\s-]/g, '');
}

/** What is encoded wrongly stays as it is, and will be nobody's code. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
