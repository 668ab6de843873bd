import { Col, Form, Row } from 'antd';
import { useTranslation } from 'react-i18next';
import type { LocalText } from '@lanzi/shared/lang';
import type { Minor } from '@lanzi/shared/money';
import type { ShippingMethod } from '@lanzi/shared/shop/shop.contract';
import { LocalTextInput } from '../../ui/LocalTextInput';
import { MoneyInput } from '../../ui/MoneyInput';
import { useAmountRule } from '../../ui/editing/use-amount-rule';
import { useLocalTextRule } from '../../ui/editing/use-local-text-rule';
import { OfferFields } from './OfferFields';
import { RowEditor } from './RowEditor';
import { useSaveShippingMethod, useShippingMethods, type ShippingMethodInput } from './shop.api';

interface Values {
  title: LocalText;
  description: LocalText;
  fee?: Minor;
  freeFrom?: Minor | null;
  enabled: boolean;
  position: number;
}

const inputOf = (values: Values): ShippingMethodInput => ({
  title: values.title,
  description: values.description,
  fee: values.fee ?? 0,
  freeFrom: values.freeFrom ?? null,
  enabled: values.enabled,
  position: values.position,
});

interface Props {
  method?: ShippingMethod;
  /** Where a new one goes. */
  position: number;
  onClose: () => void;
}

/** One way to ship and what it costs, new or changed. */
export function ShippingMethodEditor({ method, position, onClose }: Props) {
  const { t } = useTranslation('shop');
  const methods = useShippingMethods();
  const saveMethod = useSaveShippingMethod();
  const titleRule = useLocalTextRule();
  const amountRule = useAmountRule();
  return (
    <RowEditor
      title={method ? t('editShipping') : t('addShipping')}
      row={method}
      list={methods}
      newValues={{ title: { 'zh-CN': '' }, description: { 'zh-CN': '' }, enabled: true, position }}
      valuesOf={(row: ShippingMethod): Values => row}
      inputOf={inputOf}
      save={saveMethod}
      onClose={onClose}
    >
      <Form.Item
        name="title"
        label={t('shippingTitle')}
        tooltip={t('shippingTitlePlaceholder')}
        rules={[titleRule]}
      >
        <LocalTextInput maxLength={200} />
      </Form.Item>
      <Form.Item
        name="description"
        label={t('shippingDescription')}
        tooltip={t('shippingDescriptionPlaceholder')}
      >
        <LocalTextInput maxLength={200} />
      </Form.Item>
      <Row gutter={16}>
        <Col span={12}>
          <Form.Item name="fee" label={t('fee')} rules={[{ required: true }, amountRule]}>
            <MoneyInput />
          </Form.Item>
        </Col>
        <Col span={12}>
          <Form.Item name="freeFrom" label={t('freeFrom')} extra={t('freeFromHint')} rules={[amountRule]}>
            <MoneyInput />
          </Form.Item>
        </Col>
      </Row>
      <OfferFields />
    </RowEditor>
  );
}
