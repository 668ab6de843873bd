import { AutoComplete, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../ui/Field';
import { FormDialog } from '../../../ui/FormDialog';
import { isWaybillNo } from '../actions/waybill-no';
import { useCarriers } from '../orders.api';
import { useAfterSaleAction } from './after-sales.api';
import { useDialogOf, type DialogProps } from './use-dialog-of';

/** For a shopper who told the number on the phone, or mistyped it. */
export function ReturnShippedDialog({ afterSale, onClose }: DialogProps) {
  const { t } = useTranslation(['afterSales', 'orders']);
  const carriers = useCarriers().data?.items;
  const [carrier, setCarrier] = useState(afterSale.returnShipment?.carrier ?? '');
  const [waybillNo, setWaybillNo] = useState(afterSale.returnShipment?.waybillNo ?? '');
  const [tried, setTried] = useState(false);
  const act = useAfterSaleAction('ship_return', afterSale, onClose);
  const submit = () => {
    setTried(true);
    if (carrier.trim() && isWaybillNo(waybillNo))
      act.mutate({ carrier: carrier.trim(), waybillNo: waybillNo.trim() });
  };
  const noCarrier = tried && !carrier.trim();
  const noNumber = tried && !isWaybillNo(waybillNo);
  return (
    <FormDialog
      {...useDialogOf('ship_return', afterSale)}
      error={act.error}
      pending={act.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t('shipReturnHint')}</p>
      <Field label={t('orders:carrier')} error={noCarrier && t('orders:carrierMissing')}>
        <AutoComplete
          value={carrier}
          maxLength={30}
          aria-label={t('orders:carrier')}
          status={noCarrier ? 'error' : undefined}
          options={carriers?.map(({ name }) => ({ value: name }))}
          onChange={(typed: string) => setCarrier(typed)}
        />
      </Field>
      <Field label={t('orders:waybillNo')} error={noNumber && t('orders:waybillInvalid')}>
        <Input
          value={waybillNo}
          maxLength={40}
          spellCheck={false}
          autoComplete="off"
          aria-label={t('orders:waybillNo')}
          status={noNumber ? 'error' : undefined}
          onChange={({ target }) => setWaybillNo(target.value)}
        />
      </Field>
    </FormDialog>
  );
}
