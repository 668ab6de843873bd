/** The beginning of `text` that fits into `bytes` bytes of UTF-8, never half a character. */
export function clip(text: string, bytes: number): string {
  let left = bytes;
  let end = 0;
  for (const character of text) {
    left -= Buffer.byteLength(character);
    if (left < 0) break;
    end += character.length;
  }
  return text.slice(0, end);
}
