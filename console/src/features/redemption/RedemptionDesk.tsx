import { Button, Skeleton, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countWord } from '../../lib/counted';
import { useSteady } from '../../lib/use-steady';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorState } from '../../ui/ErrorState';
import { LoadMore } from '../../ui/LoadMore';
import { useOrderCounts } from '../orders/orders.api';
import { ChosenPickup } from './ChosenPickup';
import { PickupCard } from './PickupCard';
import { PickupSearch } from './PickupSearch';
import { RedeemedResult } from './RedeemedResult';
import type { DeskAddress } from './desk-address';
import { useWaitingPickups } from './redemption.api';

export interface Redeemed {
  orderNo: string;
  /** What was collected in cash. */
  collected: number;
}

interface Props extends Pick<DeskAddress, 'q' | 'orderNo'> {
  onShow: (change: Partial<Pick<DeskAddress, 'q' | 'orderNo'>>) => void;
}

/** What waits on the left, the one to hand over on the right. */
export function RedemptionDesk({ q, orderNo: chosen, onShow }: Props) {
  const { t } = useTranslation('redemption');
  const field = useRef<InputRef>(null);
  const list = useWaitingPickups(q);
  const [redeemed, setRedeemed] = useState<Redeemed>();
  // Enter may come before what it is about has been found.
  const [wanted, setWanted] = useState<string>();
  // What was typed goes with the search that is given up.
  const [searches, setSearches] = useState(0);
  const waiting = useOrderCounts().data?.to_pick_up;
  const pickups = list.data?.pages.flatMap(({ items }) => items);
  const open = useSteady((orderNo: string) => {
    setRedeemed(undefined);
    onShow({ orderNo });
  });
  const found = list.isPlaceholderData || list.isFetching ? undefined : pickups;
  const first = found?.[0]?.orderNo;
  useEffect(() => {
    if (wanted !== q || !found) return;
    setWanted(undefined);
    if (first) open(first);
  }, [wanted, q, found, first, open]);

  // Whoever was open before is not whom one is looking for now.
  const search = (text: string) => onShow(text === q ? {} : { q: text, orderNo: undefined });
  const showAll = () => {
    setSearches(searches + 1);
    search('');
  };
  const next = () => {
    onShow({ orderNo: undefined });
    setRedeemed(undefined);
    field.current?.focus({ cursor: 'all' });
  };
  return (
    <div className="pickup-desk">
      <section className="pickup-found" aria-label={t('waitingPickups')}>
        <PickupSearch
          key={searches}
          field={field}
          q={q}
          onSearch={search}
          onEnter={(text) => {
            setWanted(text);
            if (text !== q) search(text);
          }}
        />
        <div className="second-line" role="status">
          {found &&
            (q
              ? t('foundCount', { n: `${found.length}${list.hasNextPage ? '+' : ''}` })
              : t('waitingCount', { n: countWord(waiting ?? found.length) }))}
        </div>
        {list.isError && !list.data && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
        {list.isPending && <Skeleton active />}
        {pickups?.length === 0 && (
          <EmptyState text={t(q ? 'noneFound' : 'noneWaiting')}>
            {q && <Button onClick={showAll}>{t('showAll')}</Button>}
          </EmptyState>
        )}
        <ul className={`pickup-list ${list.isPlaceholderData ? 'pickup-stale' : ''}`}>
          {pickups?.map((order) => (
            <PickupCard
              key={order.orderNo}
              order={order}
              current={order.orderNo === chosen}
              onOpen={() => open(order.orderNo)}
            />
          ))}
        </ul>
        <LoadMore list={list} />
      </section>
      <section className="pickup-chosen" aria-label={t('chosenPickup')} aria-live="polite">
        {redeemed ? (
          <RedeemedResult {...redeemed} onNext={next} />
        ) : chosen ? (
          <ChosenPickup key={chosen} orderNo={chosen} onRedeemed={setRedeemed} />
        ) : (
          <EmptyState text={t('chooseOne')} />
        )}
      </section>
    </div>
  );
}
