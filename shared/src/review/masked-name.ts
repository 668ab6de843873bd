/** A nickname as strangers see it: its first letter, and its last of three or more. */
export function maskedName(nickname: string): string {
  const letters = Array.from(nickname.trim());
  const [first = ''] = letters;
  return letters.length > 2 ? `${first}***${letters.at(-1) ?? ''}` : `${first}***`;
}
