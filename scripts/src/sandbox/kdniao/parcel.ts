/** A sender or receiver, as the shop tells of one. */
export interface Party {
  Company?: string;
  Name: string;
  Tel?: string;
  Mobile?: string;
  PostCode?: string;
  ProvinceName: string;
  CityName: string;
  ExpAreaName: string;
  Address: string;
}

/** An entry of a parcel's history. */
export interface Trace {
  /** ISO 8601. */
  at: string;
  text: string;
  location: string;
  /** KDNiao's State and StateEx after it. */
  state: string;
  detail: string;
}

export interface Parcel {
  /** KDNiao's code of the carrier. */
  carrier: string;
  waybillNo: string;
  /** The waybill numbers of the other packages that travel with it. */
  children: string[];
  /** The shop's own number, for e-waybills. */
  orderCode: string | null;
  sender: Party | null;
  receiver: Party | null;
  goods: string;
  remark: string;
  weightKg: number | null;
  /** The shop wants the label drawn. */
  withLabel: boolean;
  templateSize: string;
  /** The ends of the phone numbers that let somebody ask for it. */
  phoneEnds: string[];
  /** How the shop is told of it; null: not at all. */
  push: { type: '101' | '102'; callback: string } | null;
  cancelled: boolean;
  createdAt: string;
  /** Oldest first. */
  traces: Trace[];
}

export const isCollected = ({ traces }: Parcel): boolean => traces.length > 0;
