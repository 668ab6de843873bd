import { Alert, Col, Form, Input, Row, Select, Skeleton, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CarrierAccount } from '@lanzi/shared/fulfilment/fulfilment.contract';
import { waybillPayers } from '@lanzi/shared/fulfilment/fulfilment.terms';
import { placeText } from '@lanzi/shared/fulfilment/region';
import { inputOf, newAccount, valuesOf } from './carrier-account-form';
import { RowEditor } from './RowEditor';
import { useCarrierAccounts, useCarriers, useReturnAddresses, useSaveCarrierAccount } from './shop.api';

interface Props {
  account?: CarrierAccount;
  onClose: () => void;
}

/** One account with a carrier, new or changed. */
export function CarrierAccountEditor({ account, onClose }: Props) {
  const { t } = useTranslation('shop');
  const accounts = useCarrierAccounts();
  const carriers = useCarriers();
  const addresses = useReturnAddresses();
  const saveAccount = useSaveCarrierAccount();
  // A new account's form begins with the default address.
  if (!account && addresses.isPending) return <Skeleton active />;
  const defaultAddress = addresses.data?.items.find(({ isDefault }) => isDefault);
  const short = (name: 'monthCode' | 'sendSite' | 'sendStaff') => (
    <Col span={8}>
      <Form.Item name={name} label={t(name)}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
    </Col>
  );
  return (
    <RowEditor
      title={account ? t('editAccount') : t('addAccount')}
      row={account}
      list={accounts}
      newValues={newAccount(defaultAddress?.id)}
      valuesOf={valuesOf}
      inputOf={inputOf}
      save={saveAccount}
      onClose={onClose}
    >
      {addresses.data?.items.length === 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('addressFirst')}
          action={<Link to="/settings/return-addresses">{t('addAddress')}</Link>}
          style={{ marginBottom: 16 }}
        />
      )}
      <Form.Item name="carrierId" label={t('accountCarrier')} rules={[{ required: true }]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          loading={carriers.isPending}
          options={carriers.data?.items.map(({ id, name, enabled }) => ({
            value: id,
            label: enabled ? name : `${name}（${t('disabled')}）`,
          }))}
        />
      </Form.Item>
      <Form.Item
        name="title"
        label={t('accountTitle')}
        extra={t('accountTitleHint')}
        rules={[{ required: true, whitespace: true }]}
      >
        <Input maxLength={60} placeholder={t('accountTitleExample')} />
      </Form.Item>
      <p className="second-line" style={{ margin: '0 0 12px' }}>
        {t('accountFieldsHint')}
      </p>
      <Row gutter={16}>
        <Col span={12}>
          <Form.Item name="customerName" label={t('customerName')}>
            <Input maxLength={60} autoComplete="off" />
          </Form.Item>
        </Col>
        <Col span={12}>
          <Form.Item
            name="customerPassword"
            label={t('customerPassword')}
            extra={account?.hasPassword ? t('passwordStays') : undefined}
          >
            <Input.Password
              maxLength={100}
              autoComplete="new-password"
              placeholder={account?.hasPassword ? t('passwordKept') : undefined}
            />
          </Form.Item>
        </Col>
        {short('monthCode')}
        {short('sendSite')}
        {short('sendStaff')}
        <Col span={8}>
          <Form.Item name="payer" label={t('payer')} rules={[{ required: true }]}>
            <Select options={waybillPayers.map((payer) => ({ value: payer, label: t(`payer_${payer}`) }))} />
          </Form.Item>
        </Col>
        <Col span={8}>
          <Form.Item
            name="expressType"
            label={t('expressType')}
            tooltip={t('expressTypeHint')}
            rules={[{ required: true }, { pattern: /^\d{1,4}$/, message: t('digitsOnly') }]}
          >
            <Input maxLength={4} inputMode="numeric" />
          </Form.Item>
        </Col>
        <Col span={8}>
          <Form.Item
            name="templateSize"
            label={t('templateSize')}
            tooltip={t('templateSizeHint')}
            rules={[{ pattern: /^\d{0,6}$/, message: t('digitsOnly') }]}
          >
            <Input maxLength={6} inputMode="numeric" placeholder="130" />
          </Form.Item>
        </Col>
      </Row>
      <Form.Item
        name="senderAddressId"
        label={t('senderAddress')}
        extra={t('senderAddressHint')}
        rules={[{ required: true }]}
      >
        <Select
          loading={addresses.isPending}
          options={addresses.data?.items.map((address) => ({
            value: address.id,
            label: `${address.contactName} · ${placeText(address)}`,
          }))}
        />
      </Form.Item>
      <Form.Item name="enabled" label={t('enabled')} valuePropName="checked" rules={[{ required: true }]}>
        <Switch />
      </Form.Item>
    </RowEditor>
  );
}
