/** What a chat or a spreadsheet leaves around what is copied out of it: blanks, seen or not, and punctuation. */
const edges = '[\\s\\u200b-\\u200f\\u202a-\\u202e\\u2060\\ufeff,.;:，．。、；：｡､…·]+';
const around = new RegExp(`^${edges}|${edges}$`, 'g');

/** A number, a phone or a name without what stands around it; punctuation alone stays as it is. */
export const withoutEdges = (pasted: string): string => pasted.replace(around, '') || pasted;
