import { useRef, useState } from 'react';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { isAfterSaleOver } from '@lanzi/shared/after-sale/after-sale-lifecycle';
import { isRefunded } from '@lanzi/shared/after-sale/after-sale-progress';
import type { ShopAfterSale } from '@lanzi/shared/after-sale/after-sale.contract';
import { inLang } from '@lanzi/shared/lang';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import { api } from '@/lib/api';
import { isRefusal } from '@/lib/error-words';
import { go } from '@/lib/go';
import { useMoney } from '@/lib/money';
import { pictureUrl } from '@/lib/picture-url';
import { useShopTime } from '@/lib/shop-time';
import { ask, say, sayDone, sayError } from '@/lib/toast';
import { useLang, useWords } from '@/lib/words';
import { BottomBar } from '@/ui/BottomBar';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Icon } from '@/ui/Icon';
import { Picture } from '@/ui/Picture';
import { Price } from '@/ui/Price';
import { Row } from '@/ui/Row';
import { Tap } from '@/ui/Tap';
import { copyText } from '../copy';
import { OrderRefunds } from '../OrderRefunds';
import { useKeepAfterSale, useRenewAfterSale } from './after-sale-queries';
import { nextOf } from './after-sale-words';
import { AfterSaleSteps } from './AfterSaleSteps';
import { ReturnForm } from './ReturnForm';
import './AfterSaleView.scss';

interface Props {
  afterSale: ShopAfterSale;
}

/** How far it has come, what is to be done now, and everything that was said. */
export function AfterSaleView({ afterSale }: Props) {
  const mayShip = afterSale.allowedActions.includes('ship_return');
  return (
    <>
      <Headline afterSale={afterSale} />
      <ReturnAddress afterSale={afterSale} />
      {/* A corrected number begins a form of its own. */}
      {mayShip ? <ReturnForm key={afterSale.version} afterSale={afterSale} /> : null}
      <ReturnShipment afterSale={afterSale} />
      <Replacement afterSale={afterSale} />
      <OrderRefunds refunds={afterSale.refunds} />
      <Goods afterSale={afterSale} />
      <Request afterSale={afterSale} />
      {afterSale.allowedActions.includes('confirm') ? <Confirm afterSale={afterSale} /> : null}
    </>
  );
}

function Headline({ afterSale }: Props) {
  const t = useWords();
  const words = domainWords(useLang());
  const time = useShopTime();
  const { status, kind, refuseReason, closeReason, autoDoneAt } = afterSale;
  // The shop ended it, one way or the other.
  const refused = status === 'refused' || closeReason !== null;
  return (
    <Card>
      <View className="after-sale-head">
        <Text className="after-sale-head__kind">{words.afterSaleKind[kind]}</Text>
        <Text className={`after-sale-head__status ${refused ? 'after-sale-head__status--refused' : ''}`}>
          {closeReason === null ? words.afterSaleStatus[status] : words.afterSaleStep.closed}
        </Text>
      </View>
      <AfterSaleSteps afterSale={afterSale} />
      <View className={`after-sale-now ${refused ? 'after-sale-now--refused' : ''}`}>
        {t(nextOf(afterSale), {
          reason: refuseReason ?? closeReason ?? '',
          time: autoDoneAt ? time(autoDoneAt) : '',
        })}
      </View>
    </Card>
  );
}

function ReturnAddress({ afterSale: { returnAddress, status } }: Props) {
  const t = useWords();
  if (!returnAddress || isAfterSaleOver(status)) return null;
  const { contactName, phone, address, postcode } = returnAddress;
  const whole = [contactName, phone, address, postcode].filter(Boolean).join(' ');
  return (
    <Card title={t('afterSale.returnTo')}>
      <View className="after-sale-address">
        <View className="after-sale-address__words">
          <View className="after-sale-address__name">
            {contactName} {phone}
          </View>
          <View className="after-sale-address__place">
            {address} {postcode}
          </View>
        </View>
        <Tap className="after-sale-address__copy" onClick={() => void copyText(whole)}>
          <Icon name="copy" size="s" /> {t('order.copy')}
        </Tap>
      </View>
    </Card>
  );
}

function ReturnShipment({ afterSale: { returnShipment, returnShippedAt } }: Props) {
  const t = useWords();
  const time = useShopTime();
  if (!returnShipment || !returnShippedAt) return null;
  return (
    <Card title={t('afterSale.sentBack')}>
      <Row label={t('afterSale.carrier')} value={returnShipment.carrier} />
      <Waybill waybillNo={returnShipment.waybillNo} />
      <Row label={t('afterSale.sentBackAt')} value={time(returnShippedAt)} />
    </Card>
  );
}

function Replacement({ afterSale: { replacement, remedyAt } }: Props) {
  const t = useWords();
  const words = domainWords(useLang());
  const time = useShopTime();
  if (!replacement || !remedyAt) return null;
  const { to, carrierName, waybillNo, note, tracking } = replacement;
  const latest = tracking?.traces[0];
  return (
    <Card title={t('afterSale.replacement')}>
      <Row label={t('afterSale.carrier')} value={carrierName} />
      <Waybill waybillNo={waybillNo} />
      <Row label={t('afterSale.replacedAt')} value={time(remedyAt)} />
      <Row label={t('order.receiver')} value={`${to.contactName} ${to.contactPhone} ${to.address}`} />
      {tracking && tracking.state !== 'unknown' ? (
        <Row label={words.tracking[tracking.state]} value={latest?.text ?? ''} />
      ) : null}
      {note ? <Row label={t('afterSale.shopNote')} value={note} /> : null}
    </Card>
  );
}

const Waybill = ({ waybillNo }: { waybillNo: string }) => {
  const t = useWords();
  return (
    <Row
      label={t('order.waybillNo')}
      value={
        <Tap className="after-sale-number" onClick={() => void copyText(waybillNo)}>
          <Text>{waybillNo}</Text>
          <View className="after-sale-number__copy">
            <Icon name="copy" size="s" /> {t('order.copy')}
          </View>
        </Tap>
      }
    />
  );
};

function Goods({ afterSale: { items } }: Props) {
  const t = useWords();
  const lang = useLang();
  return (
    <Card title={t('afterSale.goods')}>
      {items.map(({ lineId, productName, skuName, picture, quantity, intactQuantity }) => (
        <View key={lineId} className="after-sale-item">
          <Picture className="after-sale-item__picture" src={picture} />
          <View className="after-sale-item__words">
            <View className="after-sale-item__name">{inLang(productName, lang)}</View>
            <View className="after-sale-item__sku">{inLang(skuName, lang)}</View>
          </View>
          <View className="after-sale-item__count">
            <View>{t('order.quantity', { count: quantity })}</View>
            {intactQuantity === null ? null : (
              <View className="after-sale-item__sku">{t('afterSale.intact', { n: intactQuantity })}</View>
            )}
          </View>
        </View>
      ))}
    </Card>
  );
}

function Request({ afterSale }: Props) {
  const t = useWords();
  const money = useMoney();
  const time = useShopTime();
  const { kind, amount, agreedAmount, reason, pictures, requestedAt, orderNo } = afterSale;
  const urls = pictures.map(({ url }) => pictureUrl(url));
  return (
    <Card title={t('afterSale.request')}>
      {kind === 'return' ? <Row label={t('afterSale.asked')} value={money(amount)} /> : null}
      {isRefunded({ kind, agreedAmount }) && agreedAmount !== null ? (
        <Row strong label={t('afterSale.agreed')} value={<Price amount={agreedAmount} />} />
      ) : null}
      <Row label={t('afterSale.reason')} value={reason} />
      {pictures.length > 0 ? (
        <View className="after-sale-pictures">
          {pictures.map(({ id, url }, index) => (
            <Picture
              key={id}
              className="after-sale-pictures__one"
              src={url}
              alt={t('pictures.one', { n: index + 1 })}
              onClick={() => void Taro.previewImage({ urls, current: urls[index] ?? '' })}
            />
          ))}
        </View>
      ) : null}
      <Row label={t('afterSale.requestedAt')} value={time(requestedAt)} />
      <Row label={t('order.orderNo')} value={orderNo} onClick={() => go.orderInstead(orderNo)} />
    </Card>
  );
}

function Confirm({ afterSale }: Props) {
  const t = useWords();
  const keep = useKeepAfterSale();
  const renew = useRenewAfterSale();
  const [busy, setBusy] = useState(false);
  // Two quick taps come before the button shows itself busy.
  const sending = useRef(false);
  const confirm = async () => {
    const question = {
      title: t('afterSale.confirm.title'),
      content: t('afterSale.confirm.content'),
      yes: t('afterSale.confirm.yes'),
      no: t('afterSale.confirm.no'),
    };
    if (sending.current || !(await ask(question))) return;
    sending.current = true;
    setBusy(true);
    const { id, version } = afterSale;
    try {
      keep(await api.actOnMyAfterSale({ params: { id, action: 'confirm' }, body: { version } }));
      sayDone(t('afterSale.confirm.done'));
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
  return (
    <BottomBar>
      <Button block size="l" busy={busy} onClick={() => void confirm()}>
        {t('afterSale.confirm.button')}
      </Button>
    </BottomBar>
  );
}
