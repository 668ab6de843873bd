/** As every carrier writes them: 5–40 letters, digits and hyphens. */
export const isWaybillNo = (text: string): boolean => /^[A-Za-z0-9-]{5,40}$/.test(text.trim());
