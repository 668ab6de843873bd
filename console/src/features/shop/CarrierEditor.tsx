import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Carrier } from '@lanzi/shared/shop/shop.contract';
import { OfferFields } from './OfferFields';
import { RowEditor } from './RowEditor';
import { useCarriers, useSaveCarrier, type CarrierInput } from './shop.api';

const inputOf = ({ code, name, enabled, position }: CarrierInput): CarrierInput => ({
  code: code.trim().toUpperCase(),
  name,
  enabled,
  position,
});

interface Props {
  carrier?: Carrier;
  /** Where a new one goes. */
  position: number;
  onClose: () => void;
}

/** One courier company, new or changed. */
export function CarrierEditor({ carrier, position, onClose }: Props) {
  const { t } = useTranslation('shop');
  const carriers = useCarriers();
  const saveCarrier = useSaveCarrier();
  return (
    <RowEditor
      title={carrier ? t('editCarrier') : t('addCarrier')}
      row={carrier}
      list={carriers}
      newValues={{ code: '', name: '', enabled: true, position }}
      valuesOf={inputOf}
      inputOf={inputOf}
      save={saveCarrier}
      fieldOfRefusal={({ code }) =>
        code === 'already_exists' ? { name: ['code'], message: t('carrierCodeTaken') } : undefined
      }
      onClose={onClose}
    >
      <Form.Item name="name" label={t('carrierName')} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={60} placeholder={t('carrierNameExample')} />
      </Form.Item>
      <Form.Item
        name="code"
        label={t('carrierCode')}
        extra={t('carrierCodeHint')}
        rules={[
          { required: true },
          { pattern: /^\s*[A-Za-z0-9_]{1,16}\s*$/, message: t('carrierCodeInvalid') },
        ]}
      >
        <Input maxLength={20} placeholder="SF" />
      </Form.Item>
      <OfferFields />
    </RowEditor>
  );
}
