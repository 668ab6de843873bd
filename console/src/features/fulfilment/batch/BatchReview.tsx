import { Alert, App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Task } from '@lanzi/shared/task/task.contract';
import { errorText, isRefusal } from '../../../lib/api';
import { PermittedButton } from '../../../ui/editing/PermittedButton';
import { useDiscardBatch, useShipBatch } from './batch.api';

/** A dry run is done: nothing has shipped, and a person decides. */
export function BatchReview({ task, onShip }: { task: Task; onShip: () => void }) {
  const { t } = useTranslation('fulfilment');
  const navigate = useNavigate();
  const ship = useShipBatch(task.id);
  const discard = useDiscardBatch(task.id);
  const { message, modal } = App.useApp();
  const askToDiscard = () =>
    void modal.confirm({
      title: t('discardTitle'),
      content: t('discardHint', { file: task.title }),
      okText: t('discard'),
      okButtonProps: { danger: true },
      onOk: () =>
        discard.mutate(undefined, {
          onSuccess: () => {
            void message.success(t('discarded'));
            void navigate('/batch-shipping');
          },
        }),
    });
  const ready = task.outcomes.ready ?? 0;
  const refused = ship.error ?? discard.error;
  const rest = (task.outcomes.failed ?? 0) + (task.outcomes.skipped ?? 0);
  const unfilled = task.outcomes.unfilled ?? 0;
  return (
    <>
      <p>
        {ready === 0 ? t('nothingReady') : t(rest > 0 ? 'someReady' : 'allReady', { ready, rest })}
        {unfilled > 0 && ` ${t('unfilledRows', { n: unfilled })}`}
      </p>
      {/* Somebody else told it to go on just now: the page shows that by itself. */}
      {Boolean(refused) && !isRefusal(refused, 'task_not_waiting') && (
        <Alert type="error" showIcon title={errorText(refused)} />
      )}
      <div className="batch-buttons">
        <PermittedButton
          permission="order.fulfil"
          type="primary"
          size="large"
          disabled={ready === 0}
          loading={ship.isPending}
          onClick={() => ship.mutate(undefined, { onSuccess: onShip })}
        >
          {t('shipRows', { n: ready })}
        </PermittedButton>
        <Button size="large" onClick={() => void navigate('/batch-shipping')}>
          {t('doNotShip')}
        </Button>
        <PermittedButton
          permission="order.fulfil"
          type="text"
          size="large"
          danger
          loading={discard.isPending}
          onClick={askToDiscard}
        >
          {t('discard')}
        </PermittedButton>
      </div>
    </>
  );
}
