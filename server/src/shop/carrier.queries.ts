import type {
  CarrierAccount as CarrierAccountView,
  ReturnAddress as ReturnAddressView,
} from '@lanzi/shared/fulfilment/fulfilment.contract';
import type { Carrier as CarrierView } from '@lanzi/shared/shop/shop.contract';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { SecretBox } from '../platform/secret-box';
import { CarrierAccount } from './carrier-account.entity';
import { ReturnAddress } from './return-address.entity';
import { ShopSnapshot } from './shop-snapshot';

/** Carriers, the shop's accounts with them and the addresses that parcels leave from, as staff set them up. */
@Injectable()
export class CarrierQueries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly shop: ShopSnapshot,
    private readonly secrets: SecretBox,
  ) {}

  async carriers(): Promise<CarrierView[]> {
    return (await this.shop.get()).carriers.map((carrier) => ({ ...carrier, id: String(carrier.id) }));
  }

  /** Oldest first. */
  async accounts(): Promise<CarrierAccountView[]> {
    const { carriers } = await this.shop.get();
    const rows = await this.unitOfWork.manager.find(CarrierAccount, {
      where: { deletedAt: IsNull() },
      order: { id: 'ASC' },
    });
    return rows.map(({ deletedAt: _, sealedPassword, id, carrierId, senderAddressId, ...account }) => {
      const carrier = carriers.find((one) => one.id === carrierId);
      return {
        ...account,
        id: String(id),
        carrierId: String(carrierId),
        carrier: { code: carrier?.code ?? '', name: carrier?.name ?? '' },
        senderAddressId: String(senderAddressId),
        // One that cannot be opened any more has to be typed again.
        hasPassword: sealedPassword !== null && this.secrets.open(sealedPassword) !== undefined,
      };
    });
  }

  /** The default first, then oldest first. */
  async returnAddresses(): Promise<ReturnAddressView[]> {
    const rows = await this.unitOfWork.manager.find(ReturnAddress, {
      where: { deletedAt: IsNull() },
      order: { preference: 'DESC', id: 'ASC' },
    });
    const [preferred, ...others] = rows.map(({ deletedAt: _, preference: __, id, ...address }, at) => ({
      ...address,
      id: String(id),
      isDefault: at === 0,
    }));
    return preferred ? [preferred, ...others.sort((a, b) => Number(a.id) - Number(b.id))] : [];
  }
}
