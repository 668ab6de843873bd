import type { Lang } from '@lanzi/shared/lang';
import { fontFor, type Weight } from './fonts';

/** A stretch of text in one font. */
export interface Run {
  font: string;
  text: string;
}

/** What a printer puts for a character that no font has. */
const substitute = '〓';
/** Variants, joiners, skin tones and controls: of a composed emoji its parts are printed. */
const unprinted = /\p{Cc}|\p{Cf}|\p{Emoji_Modifier}|[\ufe00-\ufe0f]|\u20e3/gu;

/** In Chinese fonts a typographic apostrophe is as wide as a character. */
const apostrophe = /(?<=\p{Script=Latin})’(?=\p{Script=Latin})/gu;

/** Text cut where its font changes. */
export function runsOf(text: string, weight: Weight, lang: Lang): Run[] {
  const runs: Run[] = [];
  for (const wanted of text.replace(/\t/g, ' ').replace(unprinted, '').replace(apostrophe, "'")) {
    const found = fontFor(wanted.codePointAt(0) ?? 0, weight, lang);
    const character = found ? wanted : substitute;
    const font = found ?? fontFor(substitute.codePointAt(0) ?? 0, weight, lang) ?? '';
    const last = runs.at(-1);
    if (last?.font === font) last.text += character;
    else runs.push({ font, text: character });
  }
  return runs;
}

/** Chinese may be broken between any two characters, but no line begins with a closing mark or ends with an opening one. */
const wide = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u{20000}-\u{3ffff}]/u;
const closing = /[，。、；：？！）】》」』〉〕％…—·,.;:?!)\]}%]/u;
const opening = /[（【《「『〈〔([{]/u;

/** "1088 弄", "3 件", "500 g", "× 2": a number stays with what it counts, a space between or not. */
const counts = /\d ?$/;
const countable = /\p{L}/u;
const times = /× ?$/;

/**
 * The pieces of a paragraph that stay whole: words, Chinese characters with the marks that belong to them, and numbers
 * with what they count.
 */
function piecesOf(paragraph: string): string[] {
  const pieces: string[] = [];
  let before = '';
  for (const character of paragraph) {
    const piece = pieces.at(-1) ?? '';
    const counted =
      (counts.test(piece) && countable.test(character)) || (times.test(piece) && /\d/.test(character));
    const stays =
      before !== '' &&
      !opening.test(character) &&
      (counted ||
        closing.test(character) ||
        opening.test(before) ||
        character === ' ' ||
        !(wide.test(character) || wide.test(before) || before === ' ' || before === '-'));
    if (stays) pieces[pieces.length - 1] = piece + character;
    else pieces.push(character);
    before = character;
  }
  return pieces;
}

/** Lines no wider than `width`. A word that alone is wider is cut; line breaks in the text stay. */
export function wrap(text: string, width: number, widthOf: (piece: string) => number): string[] {
  return text.split(/\r?\n/).flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    let filled = 0;
    const add = (piece: string) => {
      if (line !== '' && filled + widthOf(piece.trimEnd()) > width) {
        lines.push(line.trimEnd());
        line = '';
        filled = 0;
      }
      line += piece;
      filled += widthOf(piece);
    };
    for (const piece of piecesOf(paragraph))
      if (widthOf(piece.trimEnd()) <= width) add(piece);
      else for (const character of piece) add(character);
    return [...lines, line.trimEnd()];
  });
}

/** The first lines of it; where there is more, the last one ends in an ellipsis. */
export function clip(
  lines: string[],
  count: number,
  width: number,
  widthOf: (text: string) => number,
): string[] {
  if (lines.length <= count) return lines;
  const kept = lines.slice(0, count);
  const last = [...(kept.pop() ?? '')];
  while (last.length > 0 && widthOf(`${last.join('')}…`) > width) last.pop();
  return [...kept, `${last.join('')}…`];
}
