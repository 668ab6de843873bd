import { Carrier } from '@lanzi/server/shop/carrier.entity';
import { SaveCarrierAccount } from '@lanzi/server/shop/save-carrier-account';
import { SaveReturnAddress } from '@lanzi/server/shop/save-return-address';
import type { Actor } from '@lanzi/server/platform/audit/audit';
import { UnitOfWork } from '@lanzi/server/platform/database/unit-of-work';
import type { WaybillPayer } from '@lanzi/shared/fulfilment/fulfilment.contract';
import type { Get } from './demo-shop';

const shanghai = { province: '上海市', city: '上海市', postcode: '200031', contactName: '篮子鲜生' };
const returnAddresses = [
  {
    ...shanghai,
    district: '徐汇区',
    detail: '武康路 378 号一层收货处',
    phone: '021-55500101',
    isDefault: true,
  },
  { ...shanghai, district: '杨浦区', detail: '大学路 196 号', phone: '021-55500102', isDefault: false },
  {
    ...{ province: '江苏省', city: '苏州市', district: '昆山市', detail: '花桥镇仓储路 18 号冷链仓 3 号门' },
    ...{ postcode: '215332', contactName: '篮子鲜生冷链仓', phone: '0512-55500103', isDefault: false },
  },
];

/** Which account is with whom, and from which of the addresses its parcels leave. */
const accounts: [code: string, title: string, payer: WaybillPayer, from: number][] = [
  ['SF', '顺丰 月结（武康路）', 'monthly', 0],
  ['ZTO', '中通 武康路网点', 'sender', 0],
  ['YTO', '圆通 花桥冷链仓', 'sender', 2],
];

/** Where parcels leave from and come back to, and the accounts for e-waybills; the ids of the latter. */
export async function makeCarrierAccounts(get: Get, founder: Actor): Promise<number[]> {
  const addressIds: number[] = [];
  for (const address of returnAddresses)
    addressIds.push(await get(SaveReturnAddress).create(founder, address));
  const ids: number[] = [];
  for (const [code, title, payer, from] of accounts) {
    const carrier = await get(UnitOfWork).manager.findOneByOrFail(Carrier, { code });
    const account = {
      carrierId: String(carrier.id),
      ...{ title, payer, expressType: '1', templateSize: '', enabled: true },
      ...{ customerName: `LANZI${code}`, customerPassword: 'demo-carrier-password' },
      ...{ monthCode: payer === 'monthly' ? '0215550101' : '', sendSite: '', sendStaff: '' },
      senderAddressId: String(addressIds[from]),
    };
    ids.push(await get(SaveCarrierAccount).create(founder, account));
  }
  return ids;
}
