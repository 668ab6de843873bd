import { Input, Select, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { domainWords, statusWord } from '@lanzi/shared/locales/domain-words';
import type { ConsoleOrderSummary } from '@lanzi/shared/order/order.contract';
import { api } from '../../../lib/api';
import { dayIn } from '../../../lib/format';
import { useLang } from '../../../lib/i18n';
import { useSettings } from '../../../lib/session';
import { unitsToShip } from '../actions/ship-form';
import { isWaybillNo } from '../actions/waybill-no';
import { namesOf } from '../desk/to-pack';
import { useCarriers } from '../orders.api';
import { BulkDialog } from './BulkDialog';
import { filledDown, repeated, type Numbers } from './fill-down';
import { useParted } from './LeftOut';
import { ResultCell } from './ResultCell';
import { useOneByOne } from './use-one-by-one';

interface Props {
  orders: ConsoleOrderSummary[];
  onClose: () => void;
}

/** Ships all that is left of several orders, each in one package; without a mouse, or pasted from a spreadsheet. */
export function BulkShip({ orders, onClose }: Props) {
  const { t } = useTranslation(['bulk', 'orders']);
  const lang = useLang();
  const { timeZone } = useSettings();
  const carriers = useCarriers().data?.items;
  const [chosen] = useState(orders);
  const [numbers, setNumbers] = useState<Numbers>({});
  const [picked, setPicked] = useState<Readonly<Record<string, string>>>({});
  const [everyCarrier, setEveryCarrier] = useState<string>();
  /** What a colleague did meanwhile, by order. */
  const [elsewhere, setElsewhere] = useState<Readonly<Record<string, string>>>({});
  const inputs = useRef<Record<string, InputRef | null>>({});

  const { rows, leftOut } = useParted(chosen, 'ship');
  const orderNos = rows.map(({ orderNo }) => orderNo);
  const carrierOf = (orderNo: string) => picked[orderNo] ?? everyCarrier ?? carriers?.[0]?.id;
  const { results, running, run } = useOneByOne('ship', async (orderNo) => {
    const order = await api.getOrder({ params: { orderNo } });
    const seen = [...orders, ...chosen].find((one) => one.orderNo === orderNo);
    const lines = unitsToShip(order.lines);
    if (lines.length === 0) {
      const status = statusWord(order.status, order.delivery.mode, lang);
      const why = `${t('shippedByOther')} · ${t('orders:notAllowedNow', { status })}`;
      setElsewhere((before) => ({ ...before, [orderNo]: why }));
      throw new Error(why);
    }
    const parcel = {
      carrierId: carrierOf(orderNo) ?? '',
      waybillNo: (numbers[orderNo] ?? '').trim(),
      shippedOn: dayIn(timeZone),
      lines,
    };
    // The version that was on the screen: what somebody changed meanwhile is to be looked at first.
    return { version: seen?.version ?? order.version, packages: [parcel] };
  });
  const isDone = (orderNo: string) => results[orderNo]?.state === 'done' || orderNo in elsewhere;
  const ready = orderNos.filter(
    (orderNo) => !isDone(orderNo) && isWaybillNo(numbers[orderNo] ?? '') && carrierOf(orderNo),
  );
  const twice = repeated(numbers);
  const submit = () => void run(ready);
  const next = (orderNo: string) => {
    const below = orderNos.slice(orderNos.indexOf(orderNo) + 1).find((one) => !isDone(one));
    if (below) inputs.current[below]?.focus({ cursor: 'all' });
    else if (ready.length > 0) submit();
  };
  const options = carriers?.map(({ id, name }) => ({ value: id, label: name }));

  return (
    <BulkDialog
      title={domainWords(lang).action.ship}
      hint={t('shipHint')}
      leftOut={leftOut}
      results={results}
      running={running}
      ready={ready.length}
      onSubmit={submit}
      onClose={onClose}
    >
      <table className="bulk-table">
        <thead>
          <tr>
            <th>{t('order')}</th>
            <th>{t('receiver')}</th>
            <th className="bulk-carrier">
              <Select
                size="small"
                showSearch={{ optionFilterProp: 'label' }}
                value={everyCarrier ?? carriers?.[0]?.id}
                aria-label={t('carrierForAll')}
                options={options}
                loading={!carriers}
                onChange={(id: string) => {
                  setEveryCarrier(id);
                  setPicked({});
                }}
              />
            </th>
            <th className="bulk-waybill">{t('waybillNo')}</th>
            <th>{t('result')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((order, index) => {
            const { orderNo } = order;
            const typed = numbers[orderNo] ?? '';
            const wrong = typed.trim() !== '' && !isWaybillNo(typed);
            const locked = running || isDone(orderNo);
            return (
              <tr key={orderNo}>
                <td>
                  <div className="order-no">{orderNo}</div>
                  <div className="second-line one-line">
                    {order.partlyShipped && `${t('orders:partlyShipped')} · `}
                    {namesOf(order, lang)}
                  </div>
                </td>
                <td>
                  {order.contactName}
                  <div className="second-line">{order.contactPhone}</div>
                </td>
                <td>
                  <Select
                    size="small"
                    showSearch={{ optionFilterProp: 'label' }}
                    value={carrierOf(orderNo)}
                    disabled={locked}
                    aria-label={`${orderNo} ${t('carrier')}`}
                    options={options}
                    onChange={(id: string) => setPicked({ ...picked, [orderNo]: id })}
                  />
                </td>
                <td>
                  <Input
                    ref={(input) => {
                      inputs.current[orderNo] = input;
                    }}
                    size="small"
                    autoFocus={index === 0}
                    spellCheck={false}
                    autoComplete="off"
                    maxLength={40}
                    value={typed}
                    disabled={locked}
                    status={wrong ? 'error' : undefined}
                    aria-label={`${orderNo} ${t('waybillNo')}`}
                    onChange={({ target }) => setNumbers({ ...numbers, [orderNo]: target.value })}
                    onPaste={(event) => {
                      const text = event.clipboardData.getData('text');
                      if (!/[\n\t]/.test(text.trim())) return;
                      event.preventDefault();
                      setNumbers(
                        filledDown(
                          numbers,
                          orderNos.filter((one) => !isDone(one)),
                          orderNo,
                          text,
                        ),
                      );
                    }}
                    onPressEnter={() => next(orderNo)}
                  />
                </td>
                <td>
                  {elsewhere[orderNo] ? (
                    <span className="second-line" role="status">
                      {elsewhere[orderNo]}
                    </span>
                  ) : results[orderNo] ? (
                    <ResultCell result={results[orderNo]} done={t('shipped')} />
                  ) : wrong ? (
                    <span className="field-error">{t('waybillInvalid')}</span>
                  ) : (
                    twice.has(typed.trim()) && <span className="second-line">{t('waybillTwice')}</span>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </BulkDialog>
  );
}
