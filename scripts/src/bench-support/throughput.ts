/** Places one order for the buyer of that number; rejects when it could not. */
export type Placer = (buyer: number) => Promise<void>;

/** Orders per second, `buyers` of them ordering one after the other for `seconds`. Any failure ends it. */
export async function throughput(place: Placer, buyers: number, seconds: number): Promise<number> {
  const start = performance.now();
  const end = start + seconds * 1000;
  let placed = 0;
  await Promise.all(
    Array.from({ length: buyers }, async (_, buyer) => {
      while (performance.now() < end) {
        await place(buyer);
        placed++;
      }
    }),
  );
  return placed / ((performance.now() - start) / 1000);
}
