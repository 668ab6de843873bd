import { Col, Form, Input, Row, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { landlinePattern } from '@lanzi/shared/api/phone';
import type { ReturnAddress } from '@lanzi/shared/fulfilment/fulfilment.contract';
import { RowEditor } from './RowEditor';
import { useReturnAddresses, useSaveReturnAddress, type ReturnAddressInput } from './shop.api';

const inputOf = (address: ReturnAddressInput): ReturnAddressInput => ({
  contactName: address.contactName,
  phone: address.phone,
  province: address.province,
  city: address.city,
  district: address.district,
  detail: address.detail,
  postcode: address.postcode,
  isDefault: address.isDefault,
});
const regionParts = ['province', 'city', 'district'] as const;

interface Props {
  address?: ReturnAddress;
  /** The first one is the default whatever is chosen. */
  isFirst: boolean;
  onClose: () => void;
}

/** One address of the shop, in the parts that carriers ask for. */
export function ReturnAddressEditor({ address, isFirst, onClose }: Props) {
  const { t } = useTranslation('shop');
  const addresses = useReturnAddresses();
  const saveAddress = useSaveReturnAddress();
  return (
    <RowEditor
      title={address ? t('editAddress') : t('addAddress')}
      row={address}
      list={addresses}
      newValues={{
        contactName: '',
        phone: '',
        province: '',
        city: '',
        district: '',
        detail: '',
        postcode: '',
        isDefault: isFirst,
      }}
      valuesOf={inputOf}
      inputOf={inputOf}
      save={saveAddress}
      onClose={onClose}
    >
      <Row gutter={16}>
        <Col span={12}>
          <Form.Item
            name="contactName"
            label={t('addressContact')}
            rules={[{ required: true, whitespace: true }]}
          >
            <Input maxLength={30} autoComplete="off" />
          </Form.Item>
        </Col>
        <Col span={12}>
          <Form.Item
            name="phone"
            label={t('storePhone')}
            rules={[{ required: true }, { pattern: landlinePattern, message: t('landlineInvalid') }]}
          >
            <Input maxLength={24} inputMode="tel" autoComplete="off" />
          </Form.Item>
        </Col>
        {regionParts.map((part) => (
          <Col span={8} key={part}>
            <Form.Item name={part} label={t(part)} rules={[{ required: true, whitespace: true }]}>
              <Input maxLength={part === 'district' ? 30 : 20} placeholder={t(`${part}Example`)} />
            </Form.Item>
          </Col>
        ))}
      </Row>
      <p className="second-line" style={{ margin: '-8px 0 16px' }}>
        {t('regionHint')}
      </p>
      <Form.Item name="detail" label={t('addressDetail')} rules={[{ required: true, whitespace: true }]}>
        <Input.TextArea autoSize maxLength={120} placeholder={t('addressDetailExample')} />
      </Form.Item>
      <Form.Item name="postcode" label={t('postcode')} extra={t('postcodeHint')}>
        <Input maxLength={10} inputMode="numeric" style={{ width: 160 }} />
      </Form.Item>
      <Form.Item
        name="isDefault"
        label={t('addressDefaultField')}
        extra={t('addressDefaultHint')}
        valuePropName="checked"
        rules={[{ required: true }]}
      >
        <Switch disabled={address?.isDefault ?? isFirst} />
      </Form.Item>
    </RowEditor>
  );
}
