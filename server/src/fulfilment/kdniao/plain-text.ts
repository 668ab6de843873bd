/** KDNiao refuses (403) what has these; their full-width forms say the same to people, and pass. */
const forbidden = /['"#&+<>%\\]/g;
const toFullWidth = 0xfee0;

/** Text as KDNiao takes it: on one line, without the letters that it forbids. */
export const plainText = (text: string): string =>
  text
    .replace(/\p{Cc}+/gu, ' ')
    .replace(forbidden, (letter) => String.fromCharCode(letter.charCodeAt(0) + toFullWidth))
    .trim();

/** Digits and dashes: +86 is left out, as everybody there knows it, and other countries begin with 00. */
export const plainPhone = (phone: string): string =>
  plainText(phone.replace(/^\+86[- ]?/, '').replace(/^\+/, '00'));
