/** Without half characters, which databases refuse in JSON: a sign stands for each. */
export const wellFormed = (text: string): string => text.replace(/\p{Cs}/gu, '\ufffd');

const inLetters = (character: string): number => character.length;
/** Of UTF-8. */
export const inBytes = (character: string): number => Buffer.byteLength(character);

/** The beginning of `text` that fits into `most` letters, or bytes; never half a character. */
export function clip(text: string, most: number, sizeOf = inLetters): string {
  let left = most;
  let end = 0;
  for (const character of text) {
    left -= sizeOf(character);
    if (left < 0) break;
    end += character.length;
  }
  return wellFormed(text.slice(0, end));
}
