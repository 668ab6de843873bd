import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import {
  Button,
  Form,
  Input,
  InputNumber,
  Switch,
  Table,
  Tooltip,
  Typography,
  type FormListFieldData,
} from 'antd';
import { useTranslation } from 'react-i18next';
import { MoneyInput } from '../../ui/MoneyInput';
import { useLocalTextRule } from '../../ui/editing/use-local-text-rule';
import { newSku, type ProductValues } from './product-form';
import { SkuNameInput } from './SkuNameInput';
import { useSkuRules } from './use-sku-rules';
import './sku-table.css';

const MAX_SKUS = 50;

/** The SKUs of the product being edited. Those that exist stay for ever: orders and stock refer to them. */
export function SkuTable() {
  const { t } = useTranslation('catalog');
  const form = Form.useFormInstance<ProductValues>();
  const nameRule = useLocalTextRule();
  const rules = useSkuRules();
  const skuAt = (index: number) =>
    form.getFieldValue(['skus', index]) as ProductValues['skus'][number] | undefined;

  return (
    <Form.List name="skus">
      {(fields, { add, remove }) => (
        <>
          <Table<FormListFieldData>
            size="small"
            className="sku-table"
            rowKey="key"
            dataSource={fields}
            pagination={false}
            scroll={{ x: 880 }}
            columns={[
              {
                title: t('skuName'),
                render: (_, { name }) => (
                  <Form.Item name={[name, 'name']} rules={[nameRule]}>
                    <SkuNameInput />
                  </Form.Item>
                ),
              },
              {
                title: t('barcode'),
                width: 170,
                render: (_, { name }) => (
                  <Form.Item name={[name, 'barcode']} rules={rules.barcode(name)}>
                    {/* A scanner ends with Enter, which must not send the form. */}
                    <Input maxLength={32} onPressEnter={(event) => event.preventDefault()} />
                  </Form.Item>
                ),
              },
              {
                title: t('price'),
                width: 130,
                render: (_, { name }) => (
                  <Form.Item name={[name, 'price']} rules={rules.price}>
                    <MoneyInput />
                  </Form.Item>
                ),
              },
              {
                title: t('listPrice'),
                width: 130,
                render: (_, { name }) => (
                  <Form.Item name={[name, 'listPrice']} rules={rules.listPrice(name)}>
                    <MoneyInput />
                  </Form.Item>
                ),
              },
              {
                title: <Tooltip title={t('openingStockHint')}>{t('openingStock')}</Tooltip>,
                width: 130,
                render: (_, { name }) => {
                  const sku = skuAt(name);
                  if (sku?.id)
                    return (
                      <Typography.Text type="secondary">
                        {t('stockOf', { onHand: sku.onHand ?? 0, reserved: sku.reserved ?? 0 })}
                      </Typography.Text>
                    );
                  return (
                    <Form.Item name={[name, 'onHand']}>
                      <InputNumber min={0} max={1_000_000} precision={0} style={{ width: '100%' }} />
                    </Form.Item>
                  );
                },
              },
              {
                title: t('skuEnabled'),
                width: 64,
                render: (_, { name }) => (
                  <Form.Item name={[name, 'enabled']} valuePropName="checked">
                    <Switch size="small" />
                  </Form.Item>
                ),
              },
              {
                width: 48,
                render: (_, { name }) => {
                  const reason = skuAt(name)?.id
                    ? t('keepSku')
                    : fields.length === 1
                      ? t('oneSkuNeeded')
                      : undefined;
                  return (
                    <Tooltip title={reason ?? t('removeSku')}>
                      <Button
                        type="text"
                        size="small"
                        icon={<DeleteOutlined />}
                        aria-label={t('removeSku')}
                        disabled={reason !== undefined}
                        onClick={() => remove(name)}
                      />
                    </Tooltip>
                  );
                },
              },
            ]}
          />
          <Button
            type="dashed"
            block
            icon={<PlusOutlined />}
            disabled={fields.length >= MAX_SKUS}
            onClick={() => add(newSku())}
            style={{ marginTop: 8 }}
          >
            {t('addSku')}
          </Button>
          <Typography.Paragraph type="secondary" style={{ marginTop: 8, fontSize: 12 }}>
            {t('skusHint')}
          </Typography.Paragraph>
        </>
      )}
    </Form.List>
  );
}
