import { useRef, useState } from 'react';
import { View } from '@tarojs/components';
import {
  afterSaleKinds,
  MAX_AFTER_SALE_PICTURES,
  type AfterSaleKind,
} from '@lanzi/shared/after-sale/after-sale-lifecycle';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import { parseMoney } from '@lanzi/shared/money';
import type { ShopOrder } from '@lanzi/shared/order/order.contract';
import { api } from '@/lib/api';
import { forgetDraft, useDraft } from '@/lib/draft';
import { isRefusal } from '@/lib/error-words';
import { go } from '@/lib/go';
import { useCurrency, useMoney } from '@/lib/money';
import { ask, say, sayDone, sayError } from '@/lib/toast';
import { usePictures } from '@/lib/use-pictures';
import { useLang, useWords } from '@/lib/words';
import { BottomBar } from '@/ui/BottomBar';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Field } from '@/ui/Field';
import { OptionCard } from '@/ui/OptionCard';
import { PictureGrid } from '@/ui/PictureGrid';
import { useKeepOrder, useRenewOrder } from '../order-queries';
import { afterSaleReasons, type AfterSaleReason } from './after-sale-words';
import { firstChoice, itemsOf, mostBack, type ChosenGoods } from './chosen-goods';
import { GoodsCard } from './GoodsCard';
import './ApplyForm.scss';

/** What a person fills in. */
interface Filled {
  kind?: AfterSaleKind | undefined;
  goods: ChosenGoods;
  chosen?: AfterSaleReason | undefined;
  typedReason: string;
  typedAmount?: string;
  account: { holder: string; bank: string; number: string };
}
const noAccount = { holder: '', bank: '', number: '' };

/** The one request that an order may have: what is wished, of which goods, why, with pictures, for how much. */
export function ApplyForm({ order }: { order: ShopOrder }) {
  const t = useWords();
  const words = domainWords(useLang());
  const money = useMoney();
  const currency = useCurrency();
  const keep = useKeepOrder();
  const renew = useRenewOrder();
  const draft = `after-sale ${order.orderNo}`;
  const [filled, change] = useDraft<Filled>(draft, {
    goods: firstChoice(order),
    typedReason: '',
    account: noAccount,
  });
  const { kind, goods, chosen, typedReason, typedAmount, account } = filled;
  const fill = (part: Partial<Filled>) => change((before) => ({ ...before, ...part }));
  const pictures = usePictures(MAX_AFTER_SALE_PICTURES, `${draft} pictures`);
  const [busy, setBusy] = useState(false);
  // Two quick taps come before the button shows itself busy.
  const sending = useRef(false);

  const most = mostBack(goods, order);
  // All of it until something else is typed.
  const amount = typedAmount === undefined ? most : parseMoney(typedAmount, currency);
  const amountFits = amount !== undefined && amount > 0 && amount <= most;
  const returns = kind === 'return';
  const needsAccount = returns && order.refundNeedsAccount;
  const reason = chosen === 'other' ? typedReason.trim() : chosen && t(`afterSale.reason.${chosen}`);
  const noGoods = itemsOf(goods).length === 0;
  const amountWrong = noGoods
    ? t('afterSale.chooseGoods')
    : t('afterSale.amountWrong', { most: money(most) });
  const missing = !kind
    ? t('afterSale.chooseKind')
    : noGoods
      ? t('afterSale.chooseGoods')
      : !reason
        ? t(chosen === 'other' ? 'afterSale.typeReason' : 'afterSale.chooseReason')
        : returns && !amountFits
          ? amountWrong
          : needsAccount && Object.values(account).some((value) => !value.trim())
            ? t('order.cancellation.needAccount')
            : pictures.wait;

  const submit = async () => {
    if (!kind || !reason || sending.current) return;
    const question = {
      title: t('afterSale.sure'),
      content: t('afterSale.sureContent'),
      yes: t('afterSale.sureYes'),
      no: t('afterSale.sureNo'),
    };
    if (!(await ask(question))) return;
    sending.current = true;
    setBusy(true);
    const asked = { version: order.version, items: itemsOf(goods), reason, pictureIds: pictures.ids };
    const back = { amount: amount ?? 0, ...(needsAccount ? { refundAccount: account } : {}) };
    try {
      const after = await api.actOnMyOrder({
        params: { orderNo: order.orderNo, action: 'request_after_sale' },
        body: kind === 'return' ? { ...asked, kind, ...back } : { ...asked, kind },
      });
      forgetDraft(draft);
      keep(after);
      sayDone(t('afterSale.sent'));
      if (after.afterSale) go.afterSaleInstead(after.afterSale.id);
    } catch (error) {
      if (isRefusal(error, 'version_conflict', 'action_not_allowed')) {
        await renew(order.orderNo, error);
        say(t('order.stale'));
      } else sayError(error);
    } finally {
      sending.current = false;
      setBusy(false);
    }
  };
  const accountField = (name: keyof typeof account) => (
    <Field
      label={t(`order.cancellation.account.${name}`)}
      placeholder={t(`order.cancellation.account.${name}Hint`)}
      value={account[name]}
      maxLength={60}
      onChange={(value) => fill({ account: { ...account, [name]: value } })}
    />
  );
  const shownAmount = typedAmount ?? (most > 0 ? money(most).replace(/[^\d.]/g, '') : '');
  return (
    <>
      <View className="after-sale-once">{t('afterSale.once')}</View>
      <OptionCard
        title={t('afterSale.kind')}
        chosen={kind}
        onChoose={(id) => fill({ kind: afterSaleKinds.find((one) => one === id) })}
        options={afterSaleKinds.map((id) => ({
          id,
          title: words.afterSaleKind[id],
          hint: t(`afterSale.kindHint.${id}`),
        }))}
      />
      <GoodsCard lines={order.lines} goods={goods} onChange={(now) => fill({ goods: now })} />
      <OptionCard
        title={t('afterSale.reason')}
        chosen={chosen}
        onChoose={(id) => fill({ chosen: afterSaleReasons.find((one) => one === id) })}
        options={afterSaleReasons.map((id) => ({ id, title: t(`afterSale.reason.${id}`) }))}
      />
      {chosen === 'other' ? (
        <Card className="after-sale-fields">
          <Field
            long
            label={t('afterSale.reason.other')}
            placeholder={t('afterSale.typeReason')}
            value={typedReason}
            maxLength={200}
            onChange={(value) => fill({ typedReason: value })}
          />
        </Card>
      ) : null}
      <Card title={t('afterSale.pictures')}>
        <View className="after-sale-note">{t('afterSale.picturesHint')}</View>
        <PictureGrid {...pictures} />
      </Card>
      {returns ? (
        <Card title={t('afterSale.amount')}>
          <Field
            label={t('afterSale.amountLabel')}
            type="digit"
            value={shownAmount}
            maxLength={12}
            error={typedAmount !== undefined && !amountFits ? amountWrong : undefined}
            onChange={(value) => fill({ typedAmount: value })}
          />
          {noGoods ? null : (
            <View className="after-sale-note">{t('afterSale.amountHint', { most: money(most) })}</View>
          )}
        </Card>
      ) : null}
      {needsAccount ? (
        <Card title={t('order.cancellation.account')}>
          <View className="after-sale-note">{t('order.cancellation.accountHint')}</View>
          {accountField('holder')}
          {accountField('bank')}
          {accountField('number')}
        </Card>
      ) : null}
      <BottomBar>
        <Button block size="l" busy={busy} disabledBecause={missing} onClick={() => void submit()}>
          {t('afterSale.submit')}
        </Button>
      </BottomBar>
    </>
  );
}
