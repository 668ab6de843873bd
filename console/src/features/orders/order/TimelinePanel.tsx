import { Timeline } from 'antd';
import { useTranslation } from 'react-i18next';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import { statusColour } from '@lanzi/shared/order/order-lifecycle';
import type { ConsoleOrder, TimelineEntry } from '@lanzi/shared/order/order.contract';
import { useLang } from '../../../lib/i18n';
import { Panel } from '../../../ui/Panel';
import { When } from '../../../ui/When';
import { historyOf } from './history';
import { TimelineDetails } from './TimelineDetails';

const dots = { red: '#d9291c', green: '#12805c', grey: '#8a908c' } as const;
const quiet = '#c9cdc9';
const dotOf = ({ from, to }: TimelineEntry): string => (from === to ? quiet : dots[statusColour[to]]);

/** Who did and who printed what when, newest first. */
export function TimelinePanel({ order }: { order: ConsoleOrder }) {
  const { t } = useTranslation(['orders', 'parcels']);
  const words = domainWords(useLang());
  const items = historyOf(order);
  return (
    <Panel title={t('timeline')}>
      <Timeline
        items={items.map((item, index) => ({
          key: `${item.at} ${index}`,
          color: 'print' in item ? quiet : dotOf(item.event),
          content: (
            <>
              {'print' in item ? (
                <div>
                  {words.actor.staff} {item.print.by}{' '}
                  {t('parcels:printed', { document: words.document[item.print.document] })}
                </div>
              ) : (
                <Done event={item.event} />
              )}
              <div className="second-line">
                <When at={item.at} />
              </div>
            </>
          ),
        }))}
      />
    </Panel>
  );
}

function Done({ event: { action, actor, reason, details } }: { event: TimelineEntry }) {
  const words = domainWords(useLang());
  return (
    <>
      <div>
        {words.actor[actor.kind]} {actor.kind !== 'system' && actor.name} {words.done[action]}
      </div>
      {reason && <div className="written">{reason}</div>}
      {details && <TimelineDetails details={details} />}
    </>
  );
}
