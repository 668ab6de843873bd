import { PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Result } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatMoney } from '@lanzi/shared/money';
import type { CatalogueSku, EditResult } from '@lanzi/shared/order/order-edit';
import { MAX_LINES } from '@lanzi/shared/order/order-limits';
import type { ConsoleOrder } from '@lanzi/shared/order/order.contract';
import { api, errorText } from '../../../lib/api';
import { useCan, useSettings } from '../../../lib/session';
import { useLeaveGuard } from '../../../lib/use-leave-guard';
import { useSettled } from '../../../lib/use-settled';
import { useSubmission } from '../../../lib/use-submission';
import { EmptyState } from '../../../ui/EmptyState';
import { Money } from '../../../ui/Money';
import { PageHeader } from '../../../ui/PageHeader';
import { Panel } from '../../../ui/Panel';
import { NewLine } from '../editing/EditLines';
import { isFaulty, withAdded } from '../editing/edit-draft';
import { useShippingMethods } from '../editing/editing.api';
import { ExtrasEditor } from '../editing/ExtrasEditor';
import { SkuPicker } from '../editing/SkuPicker';
import { usePaymentMethods, useTakeOrder } from '../orders.api';
import { bodyOf, emptyDraft, faultsOf, resultOf, wishOf, type BehalfDraft } from './behalf-draft';
import { CustomerPart } from './CustomerPart';
import { DeliveryPart } from './DeliveryPart';
import { useBehalfPreview } from './on-behalf.api';
import { PayLinkBox } from './PayLinkBox';
import '../editing/editing.css';
import './on-behalf.css';

/** Places an order for a customer. */
export function OnBehalfPage() {
  const { t } = useTranslation('onBehalf');
  const mayPlace = useCan('order.place');
  const [placed, setPlaced] = useState<ConsoleOrder>();
  if (!mayPlace) return <EmptyState text={t('hint')} />;
  return placed ? (
    <Placed order={placed} onAnother={() => setPlaced(undefined)} />
  ) : (
    <BehalfForm onPlaced={setPlaced} />
  );
}

function useBehalf(onPlaced: (order: ConsoleOrder) => void) {
  const takeOrder = useTakeOrder();
  const [draft, setDraft] = useState(emptyDraft);
  useLeaveGuard(JSON.stringify(draft) !== JSON.stringify(emptyDraft));
  const [tried, setTried] = useState(false);
  const [picked, setPicked] = useState<ReadonlyMap<string, CatalogueSku>>(new Map());
  const methods = useShippingMethods().data;
  const payment = usePaymentMethods().data?.items.find(({ id }) => id === draft.paymentMethodId);
  const wish = useMemo(() => wishOf(draft), [draft]);
  const preview = useBehalfPreview(useSettled(wish));
  const catalogue = useMemo(
    () => new Map([...picked, ...(preview.data?.catalogue ?? []).map((sku) => [sku.skuId, sku] as const)]),
    [picked, preview.data],
  );
  const result = resultOf(draft, catalogue, methods ?? [], payment?.kind);
  const faults = faultsOf(draft);
  const save = useSubmission({
    send: (body: ReturnType<typeof bodyOf>, extra) => api.placeOnBehalf({ body }, extra),
    onDone: (order) => {
      takeOrder(order);
      onPlaced(order);
    },
    onRefused: () => void preview.refetch(),
  });
  const blocked = draft.goods.added.length > 0 && result.problems.length > 0;
  return {
    ...{ draft, catalogue, result, save, blocked },
    setDraft: (next: BehalfDraft) => {
      setDraft(next);
      // What was refused is no longer what stands there.
      if (save.isError) save.reset();
    },
    priced: !draft.goods.extras.some(isFaulty) && !Number.isNaN(draft.goods.shipping),
    faults: tried ? faults : [],
    tried,
    pick: (skuId: string, choice: CatalogueSku) => setPicked((known) => new Map([...known, [skuId, choice]])),
    submit: () => {
      setTried(true);
      if (faults.length === 0 && !blocked) save.mutate(bodyOf(draft, result.amounts.total));
    },
  };
}

function BehalfForm({ onPlaced }: { onPlaced: (order: ConsoleOrder) => void }) {
  const { t } = useTranslation('onBehalf');
  const mayPrice = useCan('order.price');
  const behalf = useBehalf(onPlaced);
  const { draft, setDraft, faults, save } = behalf;
  return (
    <div className="order-editor">
      <PageHeader title={t('title')} hint={t('hint')} />
      {save.isError && <Alert type="error" showIcon title={errorText(save.error)} />}
      <div className="order-editor-columns">
        <div>
          <CustomerPart
            chosen={draft.customer}
            missing={faults.includes('customer')}
            onChoose={(customer) => setDraft(chosenFor(draft, customer))}
          />
          <Goods behalf={behalf} />
          {mayPrice && (
            <ExtrasEditor
              draft={draft.goods}
              tried={behalf.tried}
              onChange={(goods) => setDraft({ ...draft, goods })}
            />
          )}
          <DeliveryPart draft={draft} faults={faults} onChange={setDraft} />
        </div>
        <Summary
          result={behalf.result}
          priced={behalf.priced}
          blocked={behalf.blocked}
          faulty={faults.length > 0}
          saving={save.isPending}
          onPlace={behalf.submit}
        />
      </div>
    </div>
  );
}

/** The customer is who it goes to, until somebody else is typed. */
function chosenFor(draft: BehalfDraft, customer: BehalfDraft['customer']): BehalfDraft {
  const { contactName, contactPhone } = draft.delivery;
  const untyped = contactName === '' && contactPhone === '';
  const to =
    customer && untyped ? { contactName: customer.nickname, contactPhone: customer.phone ?? '' } : {};
  return { ...draft, customer, delivery: { ...draft.delivery, ...to } };
}

function Goods({ behalf }: { behalf: ReturnType<typeof useBehalf> }) {
  const { t } = useTranslation(['onBehalf', 'editing']);
  const [picking, setPicking] = useState(false);
  const { draft, setDraft, catalogue, result, faults } = behalf;
  const { goods } = draft;
  const set = (next: BehalfDraft['goods']) => setDraft({ ...draft, goods: next });
  return (
    <Panel title={t('editing:goods')}>
      {goods.added.length === 0 && <div className="second-line">{t('noGoods')}</div>}
      <div className="behalf-goods">
        {goods.added.map((added, index) => (
          <NewLine
            key={added.skuId}
            added={added}
            problem={result.problems.find((one) => one.added === index)}
            sellable={catalogue.get(added.skuId)?.sellable}
            price={catalogue.get(added.skuId)?.price ?? added.price}
            onChange={(next) =>
              set({
                ...goods,
                added: goods.added.flatMap((one, i) => (i !== index ? [one] : next ? [next] : [])),
              })
            }
          />
        ))}
      </div>
      {faults.includes('goods') && (
        <div className="field-error" role="alert">
          {t('goodsMissing')}
        </div>
      )}
      <Button
        type="dashed"
        block
        icon={<PlusOutlined />}
        disabled={goods.added.length >= MAX_LINES}
        className="edit-add"
        onClick={() => setPicking(true)}
      >
        {t('editing:addProduct')}
      </Button>
      {picking && (
        <SkuPicker
          title={t('editing:addTitle')}
          onPick={(sku, choice) => {
            behalf.pick(sku.skuId, choice);
            set(withAdded(goods, sku));
          }}
          countOf={(skuId) => goods.added.find((one) => one.skuId === skuId)?.quantity ?? 0}
          onClose={() => setPicking(false)}
        />
      )}
    </Panel>
  );
}

interface SummaryProps {
  result: EditResult;
  /** Every amount can be read; otherwise there is no total to be shown. */
  priced: boolean;
  blocked: boolean;
  faulty: boolean;
  saving: boolean;
  onPlace: () => void;
}

function Summary({ result: { amounts, problems }, priced, blocked, faulty, saving, onPlace }: SummaryProps) {
  const { t } = useTranslation(['onBehalf', 'editing', 'orders']);
  const rows: [string, number][] = [
    [t('orders:goods'), amounts.items],
    [t('editing:extraItems'), amounts.surcharge],
    [t('orders:shipping'), amounts.shipping],
    [t('orders:discount'), -amounts.discount],
  ];
  const whole = blocked ? problems.filter(({ added }) => added === null) : [];
  return (
    <aside className="edit-summary">
      <h2>{t('summary')}</h2>
      <dl aria-live="polite">
        {rows
          .filter(([, amount], index) => index === 0 || amount !== 0)
          .map(([label, amount]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <Money amount={amount} />
              </dd>
            </div>
          ))}
        <div className="money-strong">
          <dt>{t('orders:total')}</dt>
          <dd>{priced ? <Money amount={amounts.total} strong /> : '–'}</dd>
        </div>
      </dl>
      {whole.map(({ code }) => (
        <Alert key={code} type="error" showIcon title={t(`editing:problem.${code}`, { left: 0 })} />
      ))}
      {blocked && problems.length > whole.length && (
        <Alert type="error" showIcon title={t('editing:problemAtLines')} />
      )}
      {!priced && !faulty && <p className="second-line">{t('editing:unpriced')}</p>}
      {faulty && !blocked && <Alert type="error" showIcon title={t('seeMarked')} />}
      <Button type="primary" block size="large" loading={saving} disabled={blocked} onClick={onPlace}>
        {t('place')}
      </Button>
    </aside>
  );
}

function Placed({ order, onAnother }: { order: ConsoleOrder; onAnother: () => void }) {
  const { t } = useTranslation(['onBehalf', 'orders']);
  const { currency } = useSettings();
  const waits = order.status === 'pending_payment';
  const paid = order.amounts.due <= 0;
  const amount = formatMoney(paid ? order.amounts.paid : order.amounts.due, currency);
  return (
    <div className="behalf-placed">
      <Result
        status="success"
        title={t('placed')}
        subTitle={t(paid ? 'placedPaid' : waits ? 'placedUnpaid' : 'placedLater', { amount })}
        extra={[
          <Link key="order" to={`/orders/${order.orderNo}`}>
            <Button type="primary">{t('openOrder')}</Button>
          </Link>,
          <Button key="another" onClick={onAnother}>
            {t('another')}
          </Button>,
        ]}
      >
        <p className="behalf-placed-no">{t('orders:orderNo', { orderNo: order.orderNo })}</p>
        {waits && <PayLinkBox orderNo={order.orderNo} atOnce />}
      </Result>
    </div>
  );
}
