import { StateFile } from '../state-file';
import type { Parcel } from './parcel';

/** All parcels that KDNiao knows of. */
export class Parcels {
  /** By waybill number: oldest first. */
  private readonly parcels = new Map<string, Parcel>();
  private readonly byOrderCode = new Map<string, Parcel>();
  private readonly state: StateFile<Parcel>;

  constructor(
    /** Business time. */
    readonly now: () => Date,
    file?: string,
  ) {
    this.state = new StateFile(file, () => [...this.parcels.values()]);
    for (const parcel of this.state.read()) this.keep(parcel);
  }

  find(waybillNo: string): Parcel | undefined {
    return this.parcels.get(waybillNo);
  }

  ordered(orderCode: string): Parcel | undefined {
    return this.byOrderCode.get(orderCode);
  }

  /** Newest first. */
  list(): Parcel[] {
    return [...this.parcels.values()].reverse();
  }

  put(parcel: Parcel): void {
    this.keep(parcel);
    this.changed();
  }

  /** To be told after every change of a parcel. */
  changed(): void {
    this.state.changed();
  }

  close(): void {
    this.state.close();
  }

  private keep(parcel: Parcel): void {
    this.parcels.set(parcel.waybillNo, parcel);
    if (parcel.orderCode !== null) this.byOrderCode.set(parcel.orderCode, parcel);
  }
}
