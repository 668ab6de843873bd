import { Alert, App, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { domainWords, statusWord } from '@lanzi/shared/locales/domain-words';
import { formatMoney } from '@lanzi/shared/money';
import type { ConsoleOrder } from '@lanzi/shared/order/order.contract';
import { unitsLeft } from '@lanzi/shared/order/units-left';
import type { Waybill, WaybillWish } from '@lanzi/shared/fulfilment/fulfilment.contract';
import { api } from '../../../lib/api';
import { useLang } from '../../../lib/i18n';
import { useSettings } from '../../../lib/session';
import { useSubmission } from '../../../lib/use-submission';
import { Field } from '../../../ui/Field';
import { FormDialog } from '../../../ui/FormDialog';
import { PackageLines } from '../actions/PackageLines';
import { AccountSelect, useChosenAccount } from './AccountSelect';
import { isCorrected, missingParts, receiverOf } from './receiver-form';
import { ReceiverFields } from './ReceiverFields';
import { toCollect } from './to-collect';
import { useRefreshWaybills, useWaybills } from './waybills.api';
import { WaybillOutcome } from './WaybillOutcome';

interface Props {
  order: ConsoleOrder;
  /** To be asked for once more, with what was typed then. */
  refused?: Waybill;
  onClose: () => void;
}
interface Asked extends WaybillWish {
  lines: { lineId: string; quantity: number }[] | undefined;
}

/**
 * Asks a carrier for an e-waybill; once it is issued the package is shipped. A refusal is shown in the carrier's words,
 * beside what was typed: put right, it is sent again under the same number.
 */
export function WaybillDialog({ order, onClose, ...given }: Props) {
  const { t } = useTranslation(['parcels', 'orders']);
  const lang = useLang();
  const words = domainWords(lang);
  const { message } = App.useApp();
  const refresh = useRefreshWaybills();
  const { currency } = useSettings();
  const [refused, setRefused] = useState(given.refused);
  const found = useWaybills(order.orderNo, order.version).data?.find(({ id }) => id === refused?.id);
  const known = refused && newer(refused, found);
  const lines = order.lines.filter((line) => unitsLeft(line) > 0);
  const [picked, setPicked] = useState(refused?.asked.carrierAccountId);
  const carrierAccountId = useChosenAccount(picked);
  const [quantities, setQuantities] = useState<Readonly<Record<string, number>>>({});
  const [receiver, setReceiver] = useState(
    () => refused?.asked.receiver ?? receiverOf(order.delivery.address),
  );
  const grams = refused?.asked.weightGrams;
  const [kilos, setKilos] = useState(grams ? grams / 1000 : null);
  const [note, setNote] = useState(refused?.asked.note ?? '');
  const [tried, setTried] = useState(false);
  const [asked, setAsked] = useState<Waybill>();
  const request = useSubmission({
    send: ({ lines: chosenLines, ...wish }: Asked, extra) => {
      const { orderNo, version } = order;
      if (known) {
        const params = { id: known.id, action: 'retry' as const };
        return api.actOnWaybill({ params, body: { version: known.version, asked: wish } }, extra);
      }
      const { receiver: to, weightGrams, ...rest } = wish;
      const body = { ...rest, version, lines: chosenLines, receiver: to ?? undefined };
      return api.createWaybill(
        { params: { orderNo }, body: { ...body, weightGrams: weightGrams ?? undefined } },
        extra,
      );
    },
    onDone: (waybill) => {
      refresh(order.orderNo);
      if (waybill.state === 'failed') return setRefused(waybill);
      if (waybill.state !== 'issued') return setAsked(waybill);
      void message.success(t('issued', { no: waybill.waybillNo ?? '' }));
      onClose();
    },
    onRefused: () => refresh(order.orderNo),
  });
  const putRight = (waybill: Waybill) => {
    setRefused(waybill);
    setAsked(undefined);
  };
  if (asked)
    return <WaybillOutcome first={asked} version={order.version} onPutRight={putRight} onClose={onClose} />;

  const packedBefore = new Map(known?.lines.map(({ lineId, quantity }) => [lineId, quantity]));
  const quantityOf = (line: (typeof lines)[number]) =>
    known ? (packedBefore.get(line.id) ?? 0) : (quantities[line.id] ?? unitsLeft(line));
  const packed = lines.map((line) => ({ lineId: line.id, quantity: quantityOf(line) }));
  const chosen = packed.filter(({ quantity }) => quantity > 0);
  const whole = lines.every((line) => quantityOf(line) === unitsLeft(line));
  const collect = toCollect(order, whole);
  const missing = missingParts(receiver);
  const submit = () => {
    setTried(true);
    if (!carrierAccountId || chosen.length === 0 || missing.length > 0) return;
    request.mutate({
      carrierAccountId,
      lines: whole ? undefined : chosen,
      receiver: isCorrected(receiver, order.delivery.address) ? receiver : null,
      weightGrams: kilos ? Math.round(kilos * 1000) : null,
      note: note.trim(),
    });
  };
  return (
    <FormDialog
      // What our own asking changed is no news from others.
      key={refused ? `${refused.id} ${refused.version}` : 'fresh'}
      title={words.waybillAction[known ? 'retry' : 'request']}
      width={680}
      version={known ? known.version : order.version}
      impossible={
        known && !known.allowedActions.includes('retry')
          ? t('notAllowedNow', { state: words.waybillState[known.state] })
          : order.allowedActions.includes('ship')
            ? undefined
            : t('orders:notAllowedNow', { status: statusWord(order.status, order.delivery.mode, lang) })
      }
      error={request.error}
      pending={request.isPending}
      disabled={!carrierAccountId}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t(known ? 'waybillAgainHint' : 'waybillHint')}</p>
      {known?.failure && (
        <Alert
          type="error"
          showIcon
          title={t('carrierSays', { carrier: known.carrier.name })}
          description={known.failure}
        />
      )}
      <AccountSelect value={carrierAccountId} onChange={setPicked} />
      {!known && (
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
      )}
      <div>
        <span className="second-line">{t('orders:contact')} </span>
        {order.delivery.contactName} {order.delivery.contactPhone}
      </div>
      {collect > 0 && (
        <Alert type="info" showIcon title={t('collects', { amount: formatMoney(collect, currency) })} />
      )}
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

/** The list may be asked before or after the answer that we had. */
const newer = (answered: Waybill, found: Waybill | undefined): Waybill =>
  found && found.version > answered.version ? found : answered;
