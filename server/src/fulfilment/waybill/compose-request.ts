import { DomainError } from '@lanzi/shared/errors';
import { regionOf } from '@lanzi/shared/fulfilment/region';
import type { WaybillWish } from '@lanzi/shared/fulfilment/fulfilment.contract';
import { sum } from '@lanzi/shared/money';
import { lineAmount } from '@lanzi/shared/order/order-totals';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { OrderLine } from '../../order/order-line.entity';
import { dueOf, type LoadedOrder } from '../../order/order.store';
import { Config } from '../../platform/config';
import { inUnits } from '../../platform/spreadsheet/workbook';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { SecretBox } from '../../platform/secret-box';
import { CarrierAccount } from '../../shop/carrier-account.entity';
import { Carrier } from '../../shop/carrier.entity';
import { ReturnAddress } from '../../shop/return-address.entity';
import { ShopSnapshot } from '../../shop/shop-snapshot';
import { asksTheSame, waybillRequest } from './waybill-request';
import type { PackedLine, Waybill } from './waybill.entity';

type Draft = Pick<Waybill, 'orderCode' | 'lines' | 'receiver' | 'weightGrams' | 'note'>;

/** Reads together what KDNiao has to be told, as the shop and the order stand now. */
@Injectable()
export class ComposeRequest {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly shop: ShopSnapshot,
    private readonly secrets: SecretBox,
    private readonly config: Config,
  ) {}

  /** An account that e-waybills can be asked for with now. @throws DomainError not_found, carrier_account_unavailable */
  async account(id: number): Promise<{ account: CarrierAccount; carrier: Carrier }> {
    const { manager } = this.unitOfWork;
    const account = await manager.findOneBy(CarrierAccount, { id, deletedAt: IsNull() });
    if (!account) throw new DomainError('not_found', { what: 'carrier_account' });
    const carrier = await manager.findOneByOrFail(Carrier, { id: account.carrierId });
    if (!this.config.kdniao || !account.enabled || !carrier.enabled)
      throw new DomainError('carrier_account_unavailable');
    return { account, carrier };
  }

  /** @throws DomainError address_incomplete */
  async run(
    draft: Draft,
    { order, lines }: Pick<LoadedOrder, 'order' | 'lines'>,
    { account, carrier }: { account: CarrierAccount; carrier: Carrier },
  ): Promise<Record<string, unknown>> {
    const receiver = draft.receiver ?? regionOf(order.address);
    if (!receiver) throw new DomainError('address_incomplete');
    const sender = await this.unitOfWork.manager.findOneByOrFail(ReturnAddress, {
      id: account.senderAddressId,
    });
    const { settings } = await this.shop.get();
    const { currency } = settings;
    const packed = lines.flatMap((line) => {
      const quantity = draft.lines.find(({ lineId }) => lineId === line.id)?.quantity;
      return quantity ? [{ line, quantity }] : [];
    });
    return waybillRequest({
      ...{ account, sender, order, receiver, carrierCode: carrier.code, shopName: settings.name['zh-CN'] },
      ...{ orderCode: draft.orderCode, weightGrams: draft.weightGrams, note: draft.note },
      ...{ packed, currency, worth: inUnits(worthOf(packed), currency) },
      collect: collects(order, lines, draft.lines) ? inUnits(dueOf(order), currency) : 0,
    });
  }

  /**
   * A refused one, asked for once more: what is not wished otherwise stays; settings and address are as they are now.
   * @throws DomainError as account and run; package_lines_invalid
   */
  async anew(
    waybill: Waybill,
    loaded: Pick<LoadedOrder, 'order' | 'lines'>,
    wish: Partial<WaybillWish> = {},
  ): Promise<Partial<Waybill>> {
    const { carrierAccountId, ...typed } = { ...wishOf(waybill, loaded.order.address), ...wish };
    const from = await this.account(Number(carrierAccountId));
    packedLines(waybill.lines, loaded.lines);
    return {
      ...typed,
      carrierAccountId: from.account.id,
      carrierId: from.carrier.id,
      accountTitle: from.account.title,
      orderAddress: loaded.order.address,
      request: await this.run({ ...waybill, ...typed }, loaded, from),
    };
  }

  /** Whether the parcel still goes to the same place, for the same money. @throws DomainError address_incomplete */
  async isStillRight(waybill: Waybill, loaded: Pick<LoadedOrder, 'order' | 'lines'>): Promise<boolean> {
    // With a receiver that staff typed, what was asked for tells nothing of the order's address.
    if (waybill.orderAddress !== loaded.order.address) return false;
    const { account } = await this.credentials(waybill.carrierAccountId);
    const carrier = await this.unitOfWork.manager.findOneByOrFail(Carrier, { id: waybill.carrierId });
    return asksTheSame(await this.run(waybill, loaded, { account, carrier }), waybill.request);
  }

  /** The account as it is now, deleted ones too, and its password as a field of a request. */
  async credentials(accountId: number): Promise<{ account: CarrierAccount; secret: object }> {
    const account = await this.unitOfWork.manager.findOneByOrFail(CarrierAccount, { id: accountId });
    const { sealedPassword: sealed } = account;
    const password = sealed === null ? undefined : this.secrets.open(sealed);
    return { account, secret: password === undefined ? {} : { CustomerPwd: password } };
  }
}

/** What it was asked for with; what was typed for another address of the order is for nobody any more. */
export const wishOf = (
  { carrierAccountId, receiver, orderAddress, weightGrams, note }: Waybill,
  address: string | undefined,
): WaybillWish => ({
  carrierAccountId: String(carrierAccountId),
  receiver: orderAddress === address ? receiver : null,
  ...{ weightGrams, note },
});

type Priced = Pick<OrderLine, 'unitPrice' | 'quantity' | 'discount'>;

/** What was asked for these pieces of their lines, in minor units. */
export const worthOf = (packed: readonly { line: Priced; quantity: number }[]): number =>
  sum(
    packed.map(({ line: { unitPrice, quantity: all, discount }, quantity }) =>
      lineAmount({ unitPrice, quantity, discount: Math.floor((discount * quantity) / all) }),
    ),
  );

/** The courier collects what is due once: with the package that leaves nothing behind. */
const collects = (
  { paymentKind }: LoadedOrder['order'],
  lines: readonly OrderLine[],
  packed: readonly PackedLine[],
): boolean =>
  paymentKind === 'cash_on_delivery' &&
  lines.every(
    ({ id, quantity, quantityShipped }) =>
      quantity - quantityShipped === (packed.find(({ lineId }) => lineId === id)?.quantity ?? 0),
  );

/**
 * What goes into the package: what was asked for, else all that is left.
 * @throws DomainError package_lines_invalid for a strange line, one named twice, or more than is left
 */
export function packedLines(
  asked: readonly { lineId: string | number; quantity: number }[] | undefined,
  lines: readonly OrderLine[],
): PackedLine[] {
  const left = lines
    .map(({ id, quantity, quantityShipped }) => ({ lineId: id, quantity: quantity - quantityShipped }))
    .filter(({ quantity }) => quantity > 0);
  if (!asked) return left;
  const packed = asked.map(({ lineId, quantity }) => ({ lineId: Number(lineId), quantity }));
  const fits = packed.every(({ lineId, quantity }) =>
    left.some((line) => line.lineId === lineId && quantity <= line.quantity),
  );
  if (!fits || new Set(packed.map(({ lineId }) => lineId)).size < packed.length)
    throw new DomainError('package_lines_invalid');
  return packed;
}
