import type { Lang } from '@lanzi/shared/lang';
import { openSync } from 'fontkit';

export type Weight = 'regular' | 'bold';
type Family = 'sc' | 'hk' | 'emoji';

const packages = '@expo-google-fonts';
const emoji = `${packages}/noto-emoji/400Regular/NotoEmoji_400Regular.ttf`;
const modules: Record<Family, Record<Weight, string>> = {
  sc: {
    regular: `${packages}/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf`,
    bold: `${packages}/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf`,
  },
  hk: {
    regular: `${packages}/noto-sans-hk/400Regular/NotoSansHK_400Regular.ttf`,
    bold: `${packages}/noto-sans-hk/700Bold/NotoSansHK_700Bold.ttf`,
  },
  emoji: { regular: emoji, bold: emoji },
};

/** Each has characters that the other lacks: rare names stand in the one, words of Hong Kong in the other. */
const families: Record<Lang, readonly Family[]> = {
  'zh-CN': ['sc', 'hk', 'emoji'],
  'zh-HK': ['hk', 'sc', 'emoji'],
  en: ['sc', 'hk', 'emoji'],
};

const coverages = new Map<Family, ReadonlySet<number>>();

/** The characters that a family has, by code point. Read once: it takes a moment. */
function coverageOf(family: Family): ReadonlySet<number> {
  const known = coverages.get(family);
  if (known) return known;
  const font = openSync(require.resolve(modules[family].regular));
  const coverage = new Set('characterSet' in font ? font.characterSet : []);
  coverages.set(family, coverage);
  return coverage;
}

/** Every font, by the name that `fontFor` gives it. */
export const fontFiles = (): { name: string; file: string }[] =>
  Object.entries(modules).flatMap(([family, weights]) =>
    Object.entries(weights).map(([weight, module]) => ({
      name: `${family}-${weight}`,
      file: require.resolve(module),
    })),
  );

/** The name of the first font that has the character; undefined when none has it. */
export function fontFor(codePoint: number, weight: Weight, lang: Lang): string | undefined {
  const family = families[lang].find((name) => coverageOf(name).has(codePoint));
  return family && `${family}-${weight}`;
}
