import { Col, Form, Input, InputNumber, Row, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { landlinePattern } from '@lanzi/shared/api/phone';
import type { Store } from '@lanzi/shared/shop/shop.contract';
import { RowEditor } from './RowEditor';
import { useSaveStore, useStores } from './shop.api';
import { inputOf, newStore, valuesOf, type StoreValues } from './store-form';
import { VerifierSelect } from './VerifierSelect';

/** A pickup store with its place and its verifiers, new or changed. */
export function StoreEditor({ store, onClose }: { store?: Store; onClose: () => void }) {
  const { t } = useTranslation('shop');
  const stores = useStores();
  const saveStore = useSaveStore();
  const coordinate = (key: 'lat' | 'lng') => {
    const most = key === 'lat' ? 90 : 180;
    return (
      <Form.Item
        name={['location', key]}
        label={t(key === 'lat' ? 'latitude' : 'longitude')}
        dependencies={[['location', key === 'lat' ? 'lng' : 'lat']]}
        rules={[
          {
            type: 'number',
            min: -most,
            max: most,
            message: t(key === 'lat' ? 'latitudeInvalid' : 'longitudeInvalid'),
          },
          ({ getFieldValue }) => ({
            validator: () => {
              const { lat, lng } = getFieldValue('location') as StoreValues['location'];
              const half = typeof lat === 'number' ? typeof lng !== 'number' : typeof lng === 'number';
              return half ? Promise.reject(new Error(t('bothCoordinates'))) : Promise.resolve();
            },
          }),
        ]}
      >
        <InputNumber
          precision={6}
          placeholder={key === 'lat' ? '31.207680' : '121.438520'}
          style={{ width: '100%' }}
        />
      </Form.Item>
    );
  };

  return (
    <RowEditor
      title={store ? t('editStore') : t('addStore')}
      row={store}
      list={stores}
      newValues={newStore}
      valuesOf={valuesOf}
      inputOf={inputOf}
      save={saveStore}
      onClose={onClose}
    >
      <Form.Item name="name" label={t('storeName')} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="address" label={t('storeAddress')} rules={[{ required: true, whitespace: true }]}>
        <Input.TextArea autoSize maxLength={200} />
      </Form.Item>
      <Row gutter={16}>
        <Col span={12}>
          <Form.Item
            name="phone"
            label={t('storePhone')}
            rules={[{ required: true }, { pattern: landlinePattern, message: t('landlineInvalid') }]}
          >
            <Input maxLength={20} inputMode="tel" />
          </Form.Item>
        </Col>
        <Col span={12}>
          <Form.Item
            name="openingHours"
            label={t('openingHours')}
            rules={[{ required: true, whitespace: true }]}
          >
            <Input maxLength={100} placeholder={t('openingHoursPlaceholder')} />
          </Form.Item>
        </Col>
        <Col span={12}>{coordinate('lat')}</Col>
        <Col span={12}>{coordinate('lng')}</Col>
      </Row>
      <p style={{ margin: '-8px 0 20px', color: '#8a908c' }}>{t('locationHint')}</p>
      <Form.Item name="verifierIds" label={t('verifiers')} extra={t('verifiersHint')}>
        <VerifierSelect />
      </Form.Item>
      <Form.Item
        name="open"
        label={t('storeOpenField')}
        extra={t('storeOpenHint')}
        valuePropName="checked"
        rules={[{ required: true }]}
      >
        <Switch />
      </Form.Item>
    </RowEditor>
  );
}
