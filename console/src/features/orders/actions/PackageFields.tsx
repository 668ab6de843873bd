import { DeleteOutlined } from '@ant-design/icons';
import { Button, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import type { OrderLine } from '@lanzi/shared/order/order.contract';
import type { Carrier } from '@lanzi/shared/shop/shop.contract';
import { Field } from '../../../ui/Field';
import { PackageLines } from './PackageLines';
import type { PackageDraft, PackageFault } from './ship-form';

interface Props {
  /** Shown, with a way to remove the package, when there is more than one. */
  number: number | undefined;
  draft: PackageDraft;
  lines: OrderLine[];
  carriers: Carrier[] | undefined;
  /** The days it may be said to leave on, both included. */
  days: { from: string; to: string };
  faults: PackageFault[];
  onChange: (draft: PackageDraft) => void;
  onRemove: () => void;
}

/** One package: who carries it, its waybill number, and what is in it. */
export function PackageFields({ number, draft, lines, carriers, days, faults, onChange, onRemove }: Props) {
  const { t } = useTranslation('orders');
  const set = (part: Partial<PackageDraft>) => onChange({ ...draft, ...part });
  return (
    <fieldset className="package">
      {number && (
        <legend>
          {t('package', { n: number })}
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            aria-label={t('removePackage')}
            onClick={onRemove}
          />
        </legend>
      )}
      <div className="package-fields">
        <Field label={t('carrier')} error={faults.includes('carrier') && t('carrierMissing')}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            loading={!carriers}
            value={draft.carrierId}
            aria-label={t('carrier')}
            options={carriers?.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(carrierId: string) => set({ carrierId })}
          />
        </Field>
        <Field label={t('waybillNo')} error={faults.includes('waybill') && t('waybillInvalid')}>
          <Input
            autoFocus
            value={draft.waybillNo}
            maxLength={40}
            spellCheck={false}
            autoComplete="off"
            aria-label={t('waybillNo')}
            status={faults.includes('waybill') ? 'error' : undefined}
            onChange={({ target }) => set({ waybillNo: target.value })}
          />
        </Field>
        <Field label={t('shipDate')} error={faults.includes('day') && t('shipDateMissing')}>
          <DatePicker
            value={draft.shippedOn ? dayjs(draft.shippedOn) : null}
            minDate={dayjs(days.from)}
            maxDate={dayjs(days.to)}
            aria-label={t('shipDate')}
            status={faults.includes('day') ? 'error' : undefined}
            onChange={(day) => set({ shippedOn: day?.format('YYYY-MM-DD') })}
          />
        </Field>
      </div>
      <PackageLines
        lines={lines}
        quantityOf={({ id }) => draft.quantities[id] ?? 0}
        onChange={(id, quantity) => set({ quantities: { ...draft.quantities, [id]: quantity } })}
      />
      {faults.includes('empty') && <div className="field-error">{t('packageEmpty')}</div>}
      <Input
        value={draft.note}
        maxLength={200}
        placeholder={t('shipNote')}
        aria-label={t('shipNote')}
        onChange={({ target }) => set({ note: target.value })}
      />
    </fieldset>
  );
}
