import { Alert, App, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { domainWords, statusWord } from '@lanzi/shared/locales/domain-words';
import type { ConsoleOrder } from '@lanzi/shared/order/order.contract';
import { unitsLeft } from '@lanzi/shared/order/units-left';
import type { Waybill } from '@lanzi/shared/fulfilment/fulfilment.contract';
import { api } from '../../../lib/api';
import { useLang } from '../../../lib/i18n';
import { useSubmission } from '../../../lib/use-submission';
import { Field } from '../../../ui/Field';
import { FormDialog } from '../../../ui/FormDialog';
import { PackageLines } from '../actions/PackageLines';
import { AccountSelect, useChosenAccount } from './AccountSelect';
import { isCorrected, missingParts, receiverOf } from './receiver-form';
import { ReceiverFields } from './ReceiverFields';
import { useRefreshWaybills } from './waybills.api';
import { WaybillOutcome } from './WaybillOutcome';

interface Props {
  order: ConsoleOrder;
  onClose: () => void;
}
type Body = Parameters<typeof api.createWaybill>[0]['body'];

/** Asks a carrier for an e-waybill; once it is issued the package is shipped. A refusal is shown in the carrier's words. */
export function WaybillDialog({ order, onClose }: Props) {
  const { t } = useTranslation(['parcels', 'orders']);
  const lang = useLang();
  const title = domainWords(lang).waybillAction.request;
  const { message } = App.useApp();
  const refresh = useRefreshWaybills();
  const lines = order.lines.filter((line) => unitsLeft(line) > 0);
  const [picked, setPicked] = useState<string>();
  const carrierAccountId = useChosenAccount(picked);
  const [quantities, setQuantities] = useState<Readonly<Record<string, number>>>({});
  const [receiver, setReceiver] = useState(() => receiverOf(order.delivery.address));
  const [kilos, setKilos] = useState<number | null>(null);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const [asked, setAsked] = useState<Waybill>();
  const request = useSubmission({
    send: (body: Body, extra) => api.createWaybill({ params: { orderNo: order.orderNo }, body }, extra),
    onDone: (waybill) => {
      refresh(order.orderNo);
      if (waybill.state !== 'issued') return setAsked(waybill);
      void message.success(t('issued', { no: waybill.waybillNo ?? '' }));
      onClose();
    },
    onRefused: () => refresh(order.orderNo),
  });
  if (asked) return <WaybillOutcome first={asked} version={order.version} onClose={onClose} />;

  const quantityOf = (line: (typeof lines)[number]) => quantities[line.id] ?? unitsLeft(line);
  const packed = lines.map((line) => ({ lineId: line.id, quantity: quantityOf(line) }));
  const chosen = packed.filter(({ quantity }) => quantity > 0);
  const whole = lines.every((line) => quantityOf(line) === unitsLeft(line));
  const missing = missingParts(receiver);
  const submit = () => {
    setTried(true);
    if (!carrierAccountId || chosen.length === 0 || missing.length > 0) return;
    request.mutate({
      version: order.version,
      carrierAccountId,
      lines: whole ? undefined : chosen,
      receiver: isCorrected(receiver, order.delivery.address) ? receiver : undefined,
      weightGrams: kilos ? Math.round(kilos * 1000) : undefined,
      note: note.trim(),
    });
  };
  return (
    <FormDialog
      title={title}
      width={680}
      version={order.version}
      impossible={
        order.allowedActions.includes('ship')
          ? undefined
          : t('orders:notAllowedNow', { status: statusWord(order.status, order.delivery.mode, lang) })
      }
      error={request.error}
      pending={request.isPending}
      disabled={!carrierAccountId}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t('waybillHint')}</p>
      <AccountSelect value={carrierAccountId} onChange={setPicked} />
      <fieldset className="package">
        <PackageLines
          lines={lines}
          quantityOf={quantityOf}
          onChange={(id, quantity) => setQuantities({ ...quantities, [id]: quantity })}
        />
        {tried && chosen.length === 0 && (
          <div className="field-error" role="alert">
            {t('orders:packageEmpty')}
          </div>
        )}
      </fieldset>
      <div>
        <span className="second-line">{t('orders:contact')} </span>
        {order.delivery.contactName} {order.delivery.contactPhone}
      </div>
      {missing.length > 0 && <Alert type="warning" showIcon title={t('addressIncomplete')} />}
      <ReceiverFields receiver={receiver} missing={tried ? missing : []} onChange={setReceiver} />
      <div className="two-fields">
        <Field label={t('weight')}>
          <InputNumber
            min={0.001}
            max={100}
            step={0.5}
            value={kilos}
            suffix="kg"
            style={{ width: '100%' }}
            aria-label={t('weight')}
            onChange={setKilos}
          />
        </Field>
        <Field label={t('note')}>
          <Input
            value={note}
            maxLength={100}
            placeholder={t('noteExample')}
            aria-label={t('note')}
            onChange={({ target }) => setNote(target.value)}
          />
        </Field>
      </div>
    </FormDialog>
  );
}
