import type { OrderLine, PackageInput } from '@lanzi/shared/order/order.contract';
import { unitsLeft } from '@lanzi/shared/order/units-left';
import { isWaybillNo } from './waybill-no';

/** A package as it is being typed. */
export interface PackageDraft {
  /** Only for the screen. */
  key: number;
  carrierId: string | undefined;
  waybillNo: string;
  shippedOn: string | undefined;
  note: string;
  /** By line; a line that is not named is not in this package. */
  quantities: Readonly<Record<string, number>>;
}

type Line = Pick<OrderLine, 'id' | 'quantity' | 'quantityShipped'>;

/** All that is left, as one package holds it; empty when somebody has shipped everything. */
export const unitsToShip = (lines: readonly Line[]): PackageInput['lines'] =>
  lines
    .map((line) => ({ lineId: line.id, quantity: unitsLeft(line) }))
    .filter(({ quantity }) => quantity > 0);

/** What is in none of the packages yet, by line. */
export function unpacked(lines: readonly Line[], packages: readonly PackageDraft[]): Record<string, number> {
  return Object.fromEntries(
    lines.map((line) => {
      const packed = packages.reduce((sum, { quantities }) => sum + (quantities[line.id] ?? 0), 0);
      return [line.id, Math.max(0, unitsLeft(line) - packed)];
    }),
  );
}

export type PackageFault = 'carrier' | 'waybill' | 'day' | 'empty';
export interface ShipFaults {
  /** Beside each package. */
  packages: PackageFault[][];
  /** Lines of which more is packed than is left to ship. */
  over: string[];
}

export function shipFaults(lines: readonly Line[], packages: readonly PackageDraft[]): ShipFaults {
  const faultsOf = ({ carrierId, waybillNo, shippedOn, quantities }: PackageDraft): PackageFault[] => [
    ...(carrierId ? [] : ['carrier' as const]),
    ...(isWaybillNo(waybillNo) ? [] : ['waybill' as const]),
    ...(shippedOn ? [] : ['day' as const]),
    ...(lines.some(({ id }) => (quantities[id] ?? 0) > 0) ? [] : ['empty' as const]),
  ];
  const packed = (id: string) => packages.reduce((sum, { quantities }) => sum + (quantities[id] ?? 0), 0);
  return {
    packages: packages.map(faultsOf),
    over: lines.filter((line) => packed(line.id) > unitsLeft(line)).map(({ id }) => id),
  };
}

export const isFaultless = ({ packages, over }: ShipFaults): boolean =>
  over.length === 0 && packages.every((faults) => faults.length === 0);

/** The packages as the server takes them; only for a faultless form. */
export const packageInputs = (lines: readonly Line[], packages: readonly PackageDraft[]): PackageInput[] =>
  packages.map(({ carrierId = '', waybillNo, shippedOn = '', note, quantities }) => ({
    carrierId,
    waybillNo: waybillNo.trim(),
    shippedOn,
    note: note.trim(),
    lines: lines
      .map(({ id }) => ({ lineId: id, quantity: quantities[id] ?? 0 }))
      .filter(({ quantity }) => quantity > 0),
  }));
