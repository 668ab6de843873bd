export const SHORT_CODE_LENGTH = 8;

/** A short code in groups of four, for reading out: `1234 5678`. */
export const codeGroups = (code: string): string => code.replace(/\D/g, '').replace(/(\d{4})(?=\d)/g, '$1 ');
