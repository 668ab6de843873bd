import { GlobalOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { languages, pickLang } from '@lanzi/shared/lang';
import { changeLang, useLang } from '../lib/i18n';
import { languageNames } from '../lib/language-names';

export function LanguageSwitch() {
  const { t } = useTranslation('app');
  const lang = useLang();
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectedKeys: [lang],
        items: languages.map((one) => ({ key: one, label: languageNames[one] })),
        onClick: ({ key }) => changeLang(pickLang(key)),
      }}
    >
      <Button type="text" icon={<GlobalOutlined />} aria-label={t('language')}>
        <span className="wide-only">{languageNames[lang]}</span>
      </Button>
    </Dropdown>
  );
}
