import { Button, Timeline } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import type { Tracking } from '@lanzi/shared/order/order.contract';
import { useLang } from '../../../lib/i18n';
import { When } from '../../../ui/When';
import { trackingColour } from './tracking-looks';
import './parcels.css';

const shownFirst = 3;

/** Where a parcel is, and what happened to it, newest first; the times are the shop's. */
export function TrackingTimeline({ tracking }: { tracking: Tracking }) {
  const { t } = useTranslation('parcels');
  const words = domainWords(useLang());
  const [whole, setWhole] = useState(false);
  const { state, traces, updatedAt } = tracking;
  const shown = whole ? traces : traces.slice(0, shownFirst);
  return (
    <div className="tracking">
      <div className="tracking-head">
        <span className={`status status-${trackingColour[state]}`}>
          <span className="status-dot" />
          {words.tracking[state]}
        </span>
        {updatedAt && (
          <span className="second-line">
            <When at={updatedAt} />
          </span>
        )}
      </div>
      {shown.length > 0 && (
        <Timeline
          items={shown.map(({ at, text, location }, index) => ({
            key: `${at} ${index}`,
            color: index === 0 && trackingColour[state] === 'green' ? '#12805c' : '#c9cdc9',
            content: (
              <>
                <div className="written">{text}</div>
                <div className="second-line">
                  {location && `${location} · `}
                  <When at={at} exact />
                </div>
              </>
            ),
          }))}
        />
      )}
      {traces.length > shownFirst && (
        <Button type="link" size="small" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? t('fewerTraces') : t('allTraces', { n: traces.length })}
        </Button>
      )}
    </div>
  );
}
