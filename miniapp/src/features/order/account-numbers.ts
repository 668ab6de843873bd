/**
 * The account numbers within free words of how to pay, each to be copied apart: eight digits or more in groups,
 * phone-like numbers of eight and more too (FPS).
 */
export function accountNumbers(words: string): string[] {
  const found = words.match(/\d(?:[ -]?\d){7,}/g) ?? [];
  return [...new Set(found)];
}
