import { DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayIn } from '../../../lib/format';
import { useSettings } from '../../../lib/session';
import { Field } from '../../../ui/Field';
import { FormDialog } from '../../../ui/FormDialog';
import '../actions/actions.css';
import { deliveryFaults } from '../actions/delivery-form';
import { isWaybillNo } from '../actions/waybill-no';
import { useCarriers } from '../orders.api';
import { useAfterSaleAction } from './after-sales.api';
import { useDialogOf, type DialogProps } from './use-dialog-of';

/** The same goods leave once more: to whom, by whom, under which number. */
export function ReplacementDialog({ afterSale, onClose }: DialogProps) {
  const { t } = useTranslation(['afterSales', 'orders']);
  const { timeZone } = useSettings();
  const carriers = useCarriers().data?.items;
  const { contactName, contactPhone, address } = afterSale.order;
  const [to, setTo] = useState({ contactName, contactPhone, address });
  const [chosen, setCarrierId] = useState<string>();
  const [waybillNo, setWaybillNo] = useState('');
  const [shippedOn, setShippedOn] = useState<string | undefined>(dayIn(timeZone));
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const act = useAfterSaleAction('ship_replacement', afterSale, onClose);
  // The carrier used most is the first, and is taken until another is chosen.
  const carrierId = chosen ?? carriers?.[0]?.id;
  const faults = deliveryFaults({ ...to, mode: 'express' });
  const faulty = (field: (typeof faults)[number]) => tried && faults.includes(field);
  const noNumber = tried && !isWaybillNo(waybillNo);
  const submit = () => {
    setTried(true);
    if (faults.length > 0 || !isWaybillNo(waybillNo) || !carrierId || !shippedOn) return;
    const typed = Object.entries(to).map(([field, text]) => [field, text.trim()] as const);
    act.mutate({
      to: Object.fromEntries(typed) as typeof to,
      ...{ carrierId, waybillNo: waybillNo.trim(), shippedOn, note: note.trim() },
    });
  };
  return (
    <FormDialog
      {...useDialogOf('ship_replacement', afterSale)}
      width={560}
      error={act.error}
      pending={act.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t('replacementHint')}</p>
      <div className="two-fields">
        <Field label={t('orders:contact')} error={faulty('contactName') && t('orders:contactMissing')}>
          <Input
            value={to.contactName}
            maxLength={30}
            aria-label={t('orders:contact')}
            status={faulty('contactName') ? 'error' : undefined}
            onChange={({ target }) => setTo({ ...to, contactName: target.value })}
          />
        </Field>
        <Field label={t('orders:phone')} error={faulty('contactPhone') && t('orders:phoneInvalid')}>
          <Input
            value={to.contactPhone}
            maxLength={20}
            inputMode="tel"
            aria-label={t('orders:phone')}
            status={faulty('contactPhone') ? 'error' : undefined}
            onChange={({ target }) => setTo({ ...to, contactPhone: target.value })}
          />
        </Field>
      </div>
      <Field label={t('orders:address')} error={faulty('address') && t('orders:addressMissing')}>
        <Input.TextArea
          value={to.address}
          autoSize={{ minRows: 2 }}
          maxLength={200}
          aria-label={t('orders:address')}
          status={faulty('address') ? 'error' : undefined}
          onChange={({ target }) => setTo({ ...to, address: target.value })}
        />
      </Field>
      <div className="package-fields">
        <Field label={t('orders:carrier')} error={tried && !carrierId && t('orders:carrierMissing')}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            loading={!carriers}
            value={carrierId}
            aria-label={t('orders:carrier')}
            options={carriers?.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(id: string) => setCarrierId(id)}
          />
        </Field>
        <Field label={t('orders:waybillNo')} error={noNumber && t('orders:waybillInvalid')}>
          <Input
            autoFocus
            value={waybillNo}
            maxLength={40}
            spellCheck={false}
            autoComplete="off"
            aria-label={t('orders:waybillNo')}
            status={noNumber ? 'error' : undefined}
            onChange={({ target }) => setWaybillNo(target.value)}
          />
        </Field>
        <Field label={t('orders:shipDate')} error={tried && !shippedOn && t('orders:shipDateMissing')}>
          <DatePicker
            value={shippedOn ? dayjs(shippedOn) : null}
            aria-label={t('orders:shipDate')}
            onChange={(day) => setShippedOn(day?.format('YYYY-MM-DD'))}
          />
        </Field>
      </div>
      <Input
        value={note}
        maxLength={200}
        placeholder={t('orders:shipNote')}
        aria-label={t('orders:shipNote')}
        onChange={({ target }) => setNote(target.value)}
      />
    </FormDialog>
  );
}
