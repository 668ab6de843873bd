import type { Product } from '@lanzi/shared/catalog/catalog.contract';
import type { ProductKind } from '@lanzi/shared/catalog/product-kinds';
import type { LocalText } from '@lanzi/shared/lang';
import type { Minor } from '@lanzi/shared/money';
import type { UploadedPicture } from '../../ui/PictureList';
import type { ProductInput } from './catalog.api';

export interface SkuValues {
  /** Missing: a new SKU. */
  id?: string;
  name: LocalText;
  barcode: string;
  price?: Minor;
  listPrice?: Minor | null;
  enabled: boolean;
  /** Units; typed for a new SKU, shown for the others. */
  onHand?: number | null;
  reserved?: number;
}
/** A product as the editor holds it; field names are the contract's, so that refusals find their fields. */
export interface ProductValues {
  name: LocalText;
  subtitle: LocalText;
  description: LocalText;
  categoryId?: string;
  kind: ProductKind;
  onShelf: boolean;
  pictureIds: UploadedPicture[];
  skus: SkuValues[];
}

export const newSku = (name = ''): SkuValues => ({
  name: { 'zh-CN': name },
  barcode: '',
  enabled: true,
  onHand: 0,
});

export const newProduct = (skuName: string): ProductValues => ({
  name: { 'zh-CN': '' },
  subtitle: { 'zh-CN': '' },
  description: { 'zh-CN': '' },
  kind: 'ordinary',
  onShelf: true,
  pictureIds: [],
  skus: [newSku(skuName)],
});

export const valuesOf = (product: Product): ProductValues => ({
  name: product.name,
  subtitle: product.subtitle,
  description: product.description,
  categoryId: product.categoryId,
  kind: product.kind,
  onShelf: product.onShelf,
  pictureIds: product.pictures,
  skus: product.skus,
});

/** What the form holds, as the API takes it. The form's rules have made sure that nothing needed is missing. */
export const inputOf = (values: ProductValues): ProductInput => ({
  name: values.name,
  subtitle: values.subtitle,
  description: values.description,
  categoryId: values.categoryId ?? '',
  kind: values.kind,
  onShelf: values.onShelf,
  pictureIds: values.pictureIds.map(({ id }) => id),
  skus: values.skus.map(({ id, name, barcode, price, listPrice, enabled, onHand }) => ({
    name,
    barcode: barcode.trim(),
    price: price ?? 0,
    listPrice: listPrice ?? null,
    enabled,
    ...(id ? { id } : { onHand: onHand ?? 0 }),
  })),
});
