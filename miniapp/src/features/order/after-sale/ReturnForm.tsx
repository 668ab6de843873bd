import { useRef, useState } from 'react';
import { View } from '@tarojs/components';
import type { ShopAfterSale } from '@lanzi/shared/after-sale/after-sale.contract';
import { api } from '@/lib/api';
import { isRefusal } from '@/lib/error-words';
import { say, sayDone, sayError } from '@/lib/toast';
import { useWords } from '@/lib/words';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Field } from '@/ui/Field';
import { Tap } from '@/ui/Tap';
import { useKeepAfterSale, useRenewAfterSale } from './after-sale-queries';
import './ReturnForm.scss';

/** As every carrier writes them. */
const waybillPattern = /^[A-Za-z0-9-]{5,40}$/;
const suggestions = 6;

/** The waybill that the goods travel back with; until they are received it can be put right. */
export function ReturnForm({ afterSale }: { afterSale: ShopAfterSale }) {
  const t = useWords();
  const keep = useKeepAfterSale();
  const renew = useRenewAfterSale();
  const known = afterSale.returnShipment;
  const [open, setOpen] = useState(!known);
  const [carrier, setCarrier] = useState(known?.carrier ?? '');
  const [waybillNo, setWaybillNo] = useState(known?.waybillNo ?? '');
  const [busy, setBusy] = useState(false);
  // Two quick taps come before the button shows itself busy.
  const sending = useRef(false);
  const missing = !carrier.trim()
    ? t('afterSale.carrierMissing')
    : waybillPattern.test(waybillNo.trim())
      ? undefined
      : t('afterSale.waybillWrong');

  const submit = async () => {
    if (sending.current) return;
    sending.current = true;
    setBusy(true);
    const { id, version } = afterSale;
    const body = { version, carrier: carrier.trim(), waybillNo: waybillNo.trim() };
    try {
      keep(await api.actOnMyAfterSale({ params: { id, action: 'ship_return' }, body }));
      sayDone(t('afterSale.shipped'));
      setOpen(false);
    } catch (error) {
      if (isRefusal(error, 'version_conflict', 'action_not_allowed')) {
        await renew(id, error);
        say(t('order.stale'));
      } else sayError(error);
    } finally {
      sending.current = false;
      setBusy(false);
    }
  };
  if (!open)
    return (
      <View className="return-form__again">
        <Button kind="text" size="s" onClick={() => setOpen(true)}>
          {t('afterSale.correctWaybill')}
        </Button>
      </View>
    );
  return (
    <Card title={t('afterSale.waybillTitle')}>
      <Field
        label={t('afterSale.carrier')}
        placeholder={t('afterSale.carrierHint')}
        value={carrier}
        maxLength={30}
        onChange={setCarrier}
      />
      <View className="return-form__carriers">
        {afterSale.carriers.slice(0, suggestions).map((name) => (
          <Tap
            key={name}
            role="radio"
            on={carrier === name}
            className={`return-form__carrier ${carrier === name ? 'return-form__carrier--on' : ''}`}
            onClick={() => setCarrier(name)}
          >
            {name}
          </Tap>
        ))}
      </View>
      <Field
        label={t('order.waybillNo')}
        placeholder={t('afterSale.waybillHint')}
        value={waybillNo}
        maxLength={40}
        onChange={setWaybillNo}
      />
      <View className="return-form__submit">
        <Button block size="l" busy={busy} disabledBecause={missing} onClick={() => void submit()}>
          {t('afterSale.shipSubmit')}
        </Button>
      </View>
    </Card>
  );
}
