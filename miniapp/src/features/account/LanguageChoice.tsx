import { View } from '@tarojs/components';
import { languages, type Lang } from '@lanzi/shared/lang';
import { say } from '@/lib/toast';
import { switchLang, useLang, useWords } from '@/lib/words';
import { Icon } from '@/ui/Icon';
import { Tap } from '@/ui/Tap';
import './LanguageChoice.scss';

/** Each language in its own words. */
export const languageNames: Record<Lang, string> = {
  'zh-CN': '简体中文',
  'zh-HK': '繁體中文（香港）',
  en: 'English',
};

export function LanguageChoice({ onChosen }: { onChosen?: () => void }) {
  const t = useWords();
  const current = useLang();
  const choose = (lang: Lang) => switchLang(lang).then(onChosen, () => say(t('common.offline')));
  return (
    <View>
      {languages.map((lang) => (
        <Tap
          key={lang}
          className={`language ${lang === current ? 'language--on' : ''}`}
          role="radio"
          on={lang === current}
          onClick={() => void choose(lang)}
        >
          {languageNames[lang]}
          {lang === current ? <Icon name="check" /> : null}
        </Tap>
      ))}
    </View>
  );
}
