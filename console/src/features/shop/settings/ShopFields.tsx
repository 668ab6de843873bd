import { Col, Form, Row, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { languages } from '@lanzi/shared/lang';
import { currencyCodes } from '@lanzi/shared/money';
import { languageNames } from '../../../lib/language-names';
import { LocalTextInput } from '../../../ui/LocalTextInput';
import { useLocalTextRule } from '../../../ui/editing/use-local-text-rule';

/** Name and notice, currency, time zone and language. */
export function ShopFields() {
  const { t } = useTranslation('shop');
  const nameRule = useLocalTextRule();
  return (
    <>
      <Form.Item name="name" label={t('shopName')} rules={[nameRule]}>
        <LocalTextInput maxLength={200} />
      </Form.Item>
      <Form.Item name="notice" label={t('notice')} extra={t('noticeHint')}>
        <LocalTextInput rows={2} maxLength={200} />
      </Form.Item>
      <Form.Item name="currency" label={t('currency')} extra={t('currencyHint')}>
        <Select options={currencyCodes.map((code) => ({ value: code, label: t(`currency_${code}`) }))} />
      </Form.Item>
      <Row gutter={16}>
        <Col span={12}>
          <Form.Item name="timeZone" label={t('timeZone')}>
            <Select
              showSearch
              options={Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, label: zone }))}
            />
          </Form.Item>
        </Col>
        <Col span={12}>
          <Form.Item name="lang" label={t('defaultLang')} tooltip={t('defaultLangHint')}>
            <Select options={languages.map((lang) => ({ value: lang, label: languageNames[lang] }))} />
          </Form.Item>
        </Col>
      </Row>
    </>
  );
}
