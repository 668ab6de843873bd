import { Alert, Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatMoney, type Minor } from '@lanzi/shared/money';
import type { EditResult } from '@lanzi/shared/order/order-edit';
import type { ConsoleOrder } from '@lanzi/shared/order/order.contract';
import { isPayLater } from '@lanzi/shared/order/order.terms';
import { errorText } from '../../../lib/api';
import { useSettings } from '../../../lib/session';
import { Money } from '../../../ui/Money';

interface Props {
  order: ConsoleOrder;
  result: EditResult;
  /** Every amount can be read; otherwise there is no total to be shown. */
  priced: boolean;
  /** Saving was tried, and something that was typed cannot be read. */
  incomplete: boolean;
  /** The server's refusal of the edit as it stands. */
  problem: unknown;
  reason: string;
  onReason: (reason: string) => void;
  saving: boolean;
  disabled: boolean;
  onSave: () => void;
}

/** What the edit comes to: each amount before and after, the difference, and what becomes of it. */
export function EditSummary({
  order,
  result,
  priced,
  incomplete,
  problem,
  reason,
  onReason,
  saving,
  disabled,
  onSave,
}: Props) {
  const { t } = useTranslation(['editing', 'orders']);
  const { amounts } = order;
  const after = (amount: Minor) => (priced ? amount : undefined);
  const rows: [string, Minor, Minor | undefined][] = [
    [t('orders:goods'), amounts.items, result.amounts.items],
    [t('extraItems'), amounts.surcharge, after(result.amounts.surcharge)],
    [t('orders:shipping'), amounts.shipping, after(result.amounts.shipping)],
    [t('orders:discount'), -amounts.discount, after(-result.amounts.discount)],
  ];
  const whole = result.problems.filter(({ lineId, added }) => lineId === null && added === null);
  const atLines = result.problems.length > whole.length;
  // That nothing was changed yet needs no alarm.
  const said = whole.filter(({ code }) => code !== 'nothing_changed');
  const beyond =
    result.amounts.items + result.amounts.surcharge + result.amounts.shipping < result.amounts.discount;
  return (
    <aside className="edit-summary">
      <h2>{t('summary')}</h2>
      <dl aria-live="polite">
        {rows
          .filter(([, before, now]) => before !== 0 || (now ?? 0) !== 0)
          .map(([label, before, now]) => (
            <Row key={label} label={label} before={before} after={now} />
          ))}
        <Row strong label={t('orders:total')} before={amounts.total} after={after(result.amounts.total)} />
        <div className="edit-summary-difference">
          <dt>{t('difference')}</dt>
          <dd>
            {priced && result.difference > 0 && '+'}
            {priced ? <Money amount={result.difference} strong /> : '–'}
          </dd>
        </div>
      </dl>
      {priced ? (
        <Consequence order={order} result={result} />
      ) : (
        !incomplete && <p className="second-line">{t('unpriced')}</p>
      )}
      {beyond && <Alert type="info" showIcon title={t('beyondWorth')} />}
      {said.map(({ code }) => (
        <Alert key={code} type="error" showIcon title={t(`problem.${code}`, { left: 0 })} />
      ))}
      {atLines && <Alert type="error" showIcon title={t('problemAtLines')} />}
      {incomplete && <Alert type="error" showIcon title={t('incomplete')} />}
      {problem !== undefined && <Alert type="error" showIcon title={errorText(problem)} />}
      <Input.TextArea
        value={reason}
        maxLength={200}
        autoSize={{ minRows: 2 }}
        placeholder={t('reason')}
        aria-label={t('reason')}
        onChange={({ target }) => onReason(target.value)}
      />
      <Button type="primary" block size="large" loading={saving} disabled={disabled} onClick={onSave}>
        {t('save')}
      </Button>
      {whole.some(({ code }) => code === 'nothing_changed') && (
        <div className="second-line">{t('problem.nothing_changed', { left: 0 })}</div>
      )}
    </aside>
  );
}

/** What happens with the money: nothing is collected or given back by itself. */
function Consequence({ order, result: { due } }: Pick<Props, 'order' | 'result'>) {
  const { t } = useTranslation('editing');
  const { currency } = useSettings();
  const collected = order.amounts.total - order.amounts.due;
  const amount = formatMoney(Math.abs(due), currency);
  if (order.status === 'pending_payment') return <p className="second-line">{t('then.pays', { amount })}</p>;
  if (isPayLater(order.payment.kind) && collected <= 0)
    return <p className="second-line">{t('then.collects', { amount })}</p>;
  const paid = formatMoney(collected, currency);
  const how = due > 0 ? 'due' : due < 0 ? 'owed' : 'even';
  return (
    <p className={how === 'even' ? 'second-line' : 'edit-summary-then'}>
      {t(`then.${how}`, { amount, paid })}
    </p>
  );
}

function Row({
  label,
  before,
  after,
  strong,
}: {
  label: string;
  before: Minor;
  /** Undefined while that is not known. */
  after: Minor | undefined;
  strong?: boolean;
}) {
  return (
    <div className={strong ? 'money-strong' : undefined}>
      <dt>{label}</dt>
      <dd>
        {before !== after && (
          <>
            <s className="second-line">
              <Money amount={before} />
            </s>
            <span className="edit-summary-arrow">→</span>
          </>
        )}
        {after === undefined ? '–' : <Money amount={after} strong={strong} />}
      </dd>
    </div>
  );
}
