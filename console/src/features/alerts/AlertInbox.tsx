import { App, Button, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Alert } from '@lanzi/shared/alert/alert.contract';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import { errorText } from '../../lib/api';
import { useLang } from '../../lib/i18n';
import { useCan } from '../../lib/session';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorState } from '../../ui/ErrorState';
import { Money } from '../../ui/Money';
import { When } from '../../ui/When';
import { placeOf } from './alert-place';
import { useAlertHistory, useHandleAlerts, useWaitingAlerts } from './alerts.api';

type View = 'waiting' | 'history';

/** The inbox: what nobody has handled, and all there ever was. */
export function AlertInbox({ onLeave }: { onLeave: () => void }) {
  const { t } = useTranslation(['alerts', 'ui']);
  const { message } = App.useApp();
  const [view, setView] = useState<View>('waiting');
  const waiting = useWaitingAlerts();
  const history = useAlertHistory(view === 'history');
  const handle = useHandleAlerts();
  const mayHandle = useCan('alert.handle');

  const shown = view === 'waiting' ? waiting : history;
  const alerts = view === 'waiting' ? waiting.data?.items : history.data?.pages.flatMap(({ items }) => items);
  const markHandled = (ids: string[]) =>
    handle.mutate(ids, { onError: (error) => void message.error(errorText(error)) });

  return (
    <div>
      <div className="inbox-head">
        <Segmented<View>
          value={view}
          onChange={setView}
          options={[
            { value: 'waiting', label: t('waiting') },
            { value: 'history', label: t('history') },
          ]}
        />
        {view === 'waiting' && mayHandle && alerts && alerts.length > 1 && (
          <Button
            size="small"
            loading={handle.isPending}
            onClick={() => markHandled(alerts.map(({ id }) => id))}
          >
            {t('handleAll')}
          </Button>
        )}
      </div>
      {shown.isError && <ErrorState error={shown.error} onRetry={() => void shown.refetch()} />}
      {shown.isPending && <Skeleton active className="inbox-waiting" />}
      {alerts?.length === 0 && <EmptyState text={t(view === 'waiting' ? 'allHandled' : 'noAlerts')} />}
      {alerts?.map((alert) => (
        <Entry
          key={alert.id}
          alert={alert}
          onLeave={onLeave}
          onHandled={mayHandle ? () => markHandled([alert.id]) : undefined}
        />
      ))}
      {view === 'history' && history.hasNextPage && (
        <div className="inbox-more">
          <Button loading={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
            {t('ui:loadMore')}
          </Button>
        </div>
      )}
    </div>
  );
}

interface EntryProps {
  alert: Alert;
  onLeave: () => void;
  onHandled: (() => void) | undefined;
}
function Entry({ alert, onLeave, onHandled }: EntryProps) {
  const { t } = useTranslation('alerts');
  const lang = useLang();
  const words = domainWords(lang);
  const place = placeOf(alert);
  return (
    <div className={`inbox-entry ${alert.handledAt ? 'inbox-handled' : ''}`}>
      <div className="inbox-line">
        <strong>{words.alert[alert.kind]}</strong>
        <Money amount={alert.amount} strong />
      </div>
      <div className="second-line">
        {[alert.orderNo, alert.deliveryMode && words.delivery[alert.deliveryMode], alert.store]
          .filter(Boolean)
          .map((known) => `${known} · `)}
        <When at={alert.createdAt} />
      </div>
      <div className="inbox-line">
        <Link to={place.to} onClick={onLeave}>
          {t(place.word)}
        </Link>
        {alert.handledAt ? (
          <span className="second-line">
            {t('handledBy', { name: alert.handledBy || words.actor.system })} <When at={alert.handledAt} />
          </span>
        ) : (
          onHandled && (
            <Button size="small" type="text" onClick={onHandled}>
              {t('markHandled')}
            </Button>
          )
        )}
      </div>
    </div>
  );
}
