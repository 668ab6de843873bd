import { App, Switch, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Product } from '@lanzi/shared/catalog/catalog.contract';
import { inLang } from '@lanzi/shared/lang';
import { errorText, isRefusal, newIdempotencyKey } from '../../lib/api';
import { useLang } from '../../lib/i18n';
import { useCan } from '../../lib/session';
import { useSaveProduct } from './catalog.api';
import { inputOf, valuesOf } from './product-form';

/** Puts a product on the shelf or takes it off, at once. */
export function ShelfSwitch({ product }: { product: Product }) {
  const { t } = useTranslation(['catalog', 'shop']);
  const lang = useLang();
  const { message } = App.useApp();
  const allowed = useCan('catalog.write');
  const save = useSaveProduct();
  const change = (onShelf: boolean) =>
    save.mutate(
      {
        existing: product,
        input: inputOf({ ...valuesOf(product), onShelf }),
        idempotencyKey: newIdempotencyKey(),
      },
      {
        onSuccess: () =>
          void message.success(
            t(onShelf ? 'putOnShelf' : 'takenOffShelf', { name: inLang(product.name, lang) }),
          ),
        onError: (error) =>
          void message.error(isRefusal(error, 'version_conflict') ? t('productStale') : errorText(error)),
      },
    );
  return (
    <Tooltip title={allowed ? undefined : t('shop:notPermitted')}>
      <Switch
        size="small"
        aria-label={`${t('shelfField')} ${inLang(product.name, lang)}`}
        checked={product.onShelf}
        loading={save.isPending}
        disabled={!allowed}
        onChange={change}
      />
    </Tooltip>
  );
}
