import { Col, Form, Row, Select, Switch, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Product } from '@lanzi/shared/catalog/catalog.contract';
import { productKinds } from '@lanzi/shared/catalog/product-kinds';
import { inLang } from '@lanzi/shared/lang';
import { useLang } from '../../lib/i18n';
import { LocalTextInput } from '../../ui/LocalTextInput';
import { PictureList, type UploadedPicture } from '../../ui/PictureList';
import { EditorDrawer } from '../../ui/editing/EditorDrawer';
import { useLocalTextRule } from '../../ui/editing/use-local-text-rule';
import { fetchProduct, useCategories, useSaveProduct } from './catalog.api';
import { inputOf, newProduct, valuesOf, type ProductValues } from './product-form';
import { SkuTable } from './SkuTable';

/** A product with its pictures and SKUs, new or changed. */
export function ProductEditor({ product, onClose }: { product?: Product; onClose: () => void }) {
  const { t } = useTranslation('catalog');
  const lang = useLang();
  const categories = useCategories();
  const nameRule = useLocalTextRule();
  const saveProduct = useSaveProduct();

  return (
    <EditorDrawer<ProductValues>
      title={product ? t('editProduct') : t('addProduct')}
      width={1040}
      permission="catalog.write"
      values={product ? valuesOf(product) : newProduct(t('defaultSku'))}
      version={product?.version}
      fetchLatest={
        product &&
        (async () => {
          const latest = await fetchProduct(product.id);
          return { values: valuesOf(latest), version: latest.version };
        })
      }
      save={(values, { version, idempotencyKey }) =>
        saveProduct.mutateAsync({
          existing: product && version ? { id: product.id, version } : undefined,
          input: inputOf(values),
          idempotencyKey,
        })
      }
      fieldOfRefusal={({ code, params }, { skus }) => {
        if (code !== 'already_exists') return undefined;
        const index = skus.findIndex(({ barcode }) => barcode.trim() === params.value);
        return index < 0 ? undefined : { name: ['skus', index, 'barcode'], message: t('barcodeTaken') };
      }}
      onClose={onClose}
    >
      <Form.Item
        name="pictureIds"
        label={t('sectionPictures')}
        extra={t('picturesHint')}
        rules={[
          {
            required: true,
            validator: (_, pictures: UploadedPicture[]) =>
              pictures.length ? Promise.resolve() : Promise.reject(new Error(t('picturesMissing'))),
          },
        ]}
      >
        <PictureList max={9} />
      </Form.Item>
      <Row gutter={16}>
        <Col xs={24} md={16}>
          <Form.Item name="name" label={t('name')} rules={[nameRule]}>
            <LocalTextInput maxLength={200} />
          </Form.Item>
          <Form.Item name="subtitle" label={t('subtitle')} tooltip={t('subtitlePlaceholder')}>
            <LocalTextInput maxLength={200} />
          </Form.Item>
        </Col>
        <Col xs={24} md={8}>
          <Form.Item
            name="categoryId"
            label={t('category')}
            rules={[{ required: true, message: t('chooseCategory') }]}
          >
            <Select
              placeholder={t('chooseCategory')}
              loading={categories.isPending}
              options={categories.data?.map(({ id, name }) => ({ value: id, label: inLang(name, lang) }))}
            />
          </Form.Item>
          <Form.Item name="kind" label={t('kind')} rules={[{ required: true }]}>
            <Select options={productKinds.map((kind) => ({ value: kind, label: t(`kind_${kind}`) }))} />
          </Form.Item>
          <Form.Item
            name="onShelf"
            label={t('shelfField')}
            valuePropName="checked"
            rules={[{ required: true }]}
          >
            <Switch />
          </Form.Item>
        </Col>
      </Row>
      <Form.Item name="description" label={t('description')}>
        <LocalTextInput rows={3} maxLength={5000} />
      </Form.Item>
      <Typography.Title level={5}>{t('sectionSkus')}</Typography.Title>
      <SkuTable />
    </EditorDrawer>
  );
}
