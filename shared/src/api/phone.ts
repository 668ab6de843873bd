/** A phone without the spaces and dashes that people write between its digits. */
export const compactPhone = (typed: string): string => typed.replace(/[\s-]+/g, '');

/** Digits with an optional country code, as they are kept. */
export const phonePattern = /^(\+\d{1,3})?\d{6,14}$/;

/** A number as a shop prints it, with brackets, dashes and an area code; spaces around it do not count. */
export const landlinePattern = /^\s*[+\d(][\d() -]{4,22}\d\s*$/;

export const isPhone = (typed: string): boolean => phonePattern.test(compactPhone(typed));
