import { TranslationOutlined } from '@ant-design/icons';
import { Button, Input, Popover, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import type { LocalText } from '@lanzi/shared/lang';
import { languageNames } from '../../lib/language-names';

interface Props {
  id?: string;
  value?: LocalText;
  onChange?: (text: LocalText) => void;
}

/** A SKU's name in one line; the other languages open from the button beside it. */
export function SkuNameInput({ id, value = { 'zh-CN': '' }, onChange }: Props) {
  const { t } = useTranslation(['catalog', 'ui']);
  const others = (
    <Space orientation="vertical" style={{ width: 260 }}>
      {(['zh-HK', 'en'] as const).map((lang) => (
        <Input
          key={lang}
          prefix={<span style={{ color: '#8a908c', width: 56 }}>{languageNames[lang]}</span>}
          aria-label={languageNames[lang]}
          value={value[lang] ?? ''}
          maxLength={200}
          onChange={({ target }) => onChange?.({ ...value, [lang]: target.value })}
        />
      ))}
    </Space>
  );
  return (
    <Space.Compact block>
      <Input
        id={id}
        value={value['zh-CN']}
        placeholder={t('skuNamePlaceholder')}
        maxLength={200}
        onChange={({ target }) => onChange?.({ ...value, 'zh-CN': target.value })}
      />
      <Popover trigger="click" placement="bottomRight" title={t('otherLanguages')} content={others}>
        <Button
          icon={<TranslationOutlined />}
          aria-label={t('otherLanguages')}
          type={value['zh-HK'] || value.en ? 'primary' : 'default'}
          ghost={Boolean(value['zh-HK'] || value.en)}
        />
      </Popover>
    </Space.Compact>
  );
}
