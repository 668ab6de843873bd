/** Units of a line. */
export interface Units {
  lineId: number;
  quantity: number;
}

/** Takes so many units off the front, in line order, and leaves the rest in `left`. */
export function takeUnits(left: Units[], count: number): Units[] {
  const taken: Units[] = [];
  let missing = count;
  for (const line of left) {
    const quantity = Math.min(line.quantity, missing);
    if (quantity === 0) continue;
    taken.push({ lineId: line.lineId, quantity });
    line.quantity -= quantity;
    missing -= quantity;
  }
  return taken;
}

export const countOf = (units: readonly Units[]): number =>
  units.reduce((sum, { quantity }) => sum + quantity, 0);

/** All that is `left` in so many packages, in line order, as evenly as whole units can be. */
export function divideUnits(left: Units[], packages: number): Units[][] {
  const units = countOf(left);
  const [each, over] = [Math.floor(units / packages), units % packages];
  return Array.from({ length: packages }, (_, index) => takeUnits(left, each + (index < over ? 1 : 0)));
}
