/** What a product's shown reviews come to. */
export interface RatingSums {
  reviewCount: number;
  /** Of all their stars. */
  starSum: number;
}

export const MAX_STARS = 5;
export const starChoices = [5, 4, 3, 2, 1] as const;

/** To one decimal, a half upwards; null of nothing. */
export const averageOf = ({ reviewCount, starSum }: RatingSums): number | null =>
  reviewCount === 0 ? null : Math.round((starSum * 10) / reviewCount) / 10;
