import { Button, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inLang } from '@lanzi/shared/lang';
import { sum } from '@lanzi/shared/money';
import { useLang } from '../../../lib/i18n';
import { FormDialog } from '../../../ui/FormDialog';
import { Picture } from '../../../ui/Picture';
import { useAfterSaleAction } from './after-sales.api';
import { useDialogOf, type DialogProps } from './use-dialog-of';

/** The goods are back: only intact pieces go on the shelf again, so of each somebody says how many are. */
export function ReceiveDialog({ afterSale, onClose }: DialogProps) {
  const { t } = useTranslation(['afterSales', 'orders']);
  const lang = useLang();
  const [intact, setIntact] = useState<Readonly<Record<string, number | undefined>>>({});
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const act = useAfterSaleAction('receive', afterSale, onClose);
  const items = afterSale.items.map(({ lineId }) => ({ lineId, intactQuantity: intact[lineId] ?? 0 }));
  const back = sum(items.map(({ intactQuantity }) => intactQuantity));
  const rest = sum(afterSale.items.map(({ quantity }) => quantity)) - back;
  const isSaid = afterSale.items.every(({ lineId }) => intact[lineId] !== undefined);
  const submit = () => {
    setTried(true);
    if (isSaid) act.mutate({ items, note: note.trim() });
  };
  const allIntact = () =>
    setIntact(Object.fromEntries(afterSale.items.map(({ lineId, quantity }) => [lineId, quantity])));
  return (
    <FormDialog
      {...useDialogOf('receive', afterSale)}
      width={560}
      error={act.error}
      pending={act.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t(`receiveHint.${afterSale.kind}`)}</p>
      {afterSale.items.map(({ lineId, productName, skuName, picture, quantity }) => (
        <div key={lineId} className="after-sale-seen">
          <Picture src={picture} size={36} />
          <span className="one-line">
            {inLang(productName, lang)} <span className="second-line">{inLang(skuName, lang)}</span>
          </span>
          <span>×{quantity}</span>
          <span className="after-sale-intact">
            {t('intactPieces')}
            <InputNumber
              mode="spinner"
              size="small"
              min={0}
              max={quantity}
              precision={0}
              value={intact[lineId] ?? null}
              status={tried && intact[lineId] === undefined ? 'error' : undefined}
              aria-label={`${inLang(productName, lang)} ${t('intactPieces')}`}
              onChange={(pieces) => setIntact({ ...intact, [lineId]: pieces ?? undefined })}
            />
          </span>
        </div>
      ))}
      <Button type="link" size="small" onClick={allIntact}>
        {t('allIntact')}
      </Button>
      {isSaid && <p className="after-sale-restocked">{t('restocked', { n: back, rest })}</p>}
      {tried && !isSaid && (
        <p className="field-error" role="alert">
          {t('intactMissing')}
        </p>
      )}
      <Input
        value={note}
        maxLength={200}
        placeholder={t('orders:noteOptional')}
        aria-label={t('orders:noteOptional')}
        onChange={({ target }) => setNote(target.value)}
      />
    </FormDialog>
  );
}
