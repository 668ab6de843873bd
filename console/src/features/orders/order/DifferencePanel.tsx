import { Button, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import type { Minor } from '@lanzi/shared/money';
import type { ConsoleOrder } from '@lanzi/shared/order/order.contract';
import { useLang } from '../../../lib/i18n';
import { Money } from '../../../ui/Money';
import { Panel } from '../../../ui/Panel';
import type { DialogAction } from '../actions/action-looks';

/** What edits left open after the order was paid, and the ways to settle it. */
export function DifferencePanel({
  order,
  onAct,
}: {
  order: ConsoleOrder;
  onAct: (action: DialogAction) => void;
}) {
  const { t } = useTranslation('editing');
  const words = domainWords(useLang());
  const { difference } = order;
  if (!difference) return null;
  const due = difference.amount > 0;
  const may = (action: DialogAction) => order.allowedActions.includes(action);
  const settle = due ? 'collect' : 'request_refund';
  return (
    <Panel title={t('differenceTitle')}>
      <dl className="difference">
        <Part label={t('originalTotal')} amount={difference.originalTotal} />
        <Part label={t('newTotal')} amount={order.amounts.total} />
        <Part label={t('collectedSoFar')} amount={difference.collected} />
        <Part label={t(due ? 'toCollect' : 'toReturn')} amount={Math.abs(difference.amount)} open />
      </dl>
      <Space wrap>
        {may(settle) && (
          <Button type="primary" size="small" onClick={() => onAct(settle)}>
            {words.action[settle]}
          </Button>
        )}
        {may('waive_difference') && (
          <Button size="small" onClick={() => onAct('waive_difference')}>
            {t(`waive.${due ? 'due' : 'owed'}`)}
          </Button>
        )}
      </Space>
    </Panel>
  );
}

function Part({ label, amount, open }: { label: string; amount: Minor; open?: boolean }) {
  return (
    <div className={open ? 'difference-open' : undefined}>
      <dt>{label}</dt>
      <dd>
        <Money amount={amount} strong />
      </dd>
    </div>
  );
}
