import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lang } from '@lanzi/shared/lang';
import { languageNames } from '../lib/language-names';

const otherLanguages = ['zh-HK', 'en'] as const satisfies Lang[];

type Texts = Partial<Record<Lang, string>>;
interface Props {
  id?: string;
  value?: Texts;
  onChange?: (texts: Texts) => void;
  rows?: number;
  maxLength?: number;
  disabled?: boolean;
}

/** A text in the shop's three languages: simplified Chinese first, the others when wanted. */
export function LocalTextInput({ id, value = {}, onChange, rows, maxLength, disabled }: Props) {
  const { t } = useTranslation('ui');
  const [unfolded, setUnfolded] = useState(Boolean(value['zh-HK'] || value.en));
  const field = (lang: Lang, more: { id?: string; placeholder?: string }) => {
    const props = {
      ...more,
      value: value[lang] ?? '',
      maxLength,
      disabled,
      onChange: ({ target }: { target: { value: string } }) => onChange?.({ ...value, [lang]: target.value }),
    };
    return rows ? <Input.TextArea rows={rows} {...props} /> : <Input {...props} />;
  };
  return (
    <div className="local-text">
      {/* The form's label is this one's name. */}
      {field('zh-CN', { id })}
      {unfolded &&
        otherLanguages.map((lang) => (
          <label key={lang} className="local-text-other">
            <span>{languageNames[lang]}</span>
            {field(lang, { placeholder: t('fallsBack') })}
          </label>
        ))}
      {!unfolded && (
        <Button type="link" size="small" onClick={() => setUnfolded(true)} disabled={disabled}>
          {t('moreLanguages')}
        </Button>
      )}
    </div>
  );
}
