import { isUnderWay, trackingStates, turnedBack } from '@lanzi/shared/fulfilment/tracking';
import type { SelectQueryBuilder } from 'typeorm';
import { Tracking } from '../../order/tracking.entity';
import type { Clock } from '../../platform/clock';

/** A parcel that its carrier lost sight of does not keep anything open for ever. */
const silentDays = 30;

/**
 * A condition: none of these parcels is on its way still, or on its way back. `which` says on `t`, a parcel's tracking,
 * whose they are.
 */
export const parcelsArrived =
  (which: string, clock: Clock) =>
  <T extends object>(query: SelectQueryBuilder<T>): string => {
    const underWay = trackingStates.filter(isUnderWay);
    const parcel = query
      .subQuery()
      .select('1')
      .from(Tracking, 't')
      .where(which)
      .andWhere('t.state IN (:...underWay)', { underWay })
      .andWhere(`(t.state IN (:...turnedBack) OR t.updatedAt > :silent)`, {
        turnedBack,
        silent: clock.in(-silentDays * 86_400),
      });
    return `NOT EXISTS ${parcel.getQuery()}`;
  };
