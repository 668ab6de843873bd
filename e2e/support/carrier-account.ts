import type { Api } from '@lanzi/shared/api/client';

export const ACCOUNT_TITLE = '中通 静安网点';
export const CARRIER = '中通';

/** Gives the shop an account with a carrier, and an address that its parcels leave from. */
export async function openCarrierAccount(owner: Api): Promise<void> {
  const { items: carriers } = await owner.listCarriers();
  const carrier = carriers.find(({ code }) => code === 'ZTO');
  if (!carrier) throw new Error('the shop knows no such carrier');
  const sender = await owner.createReturnAddress({
    body: {
      ...{ contactName: '仓库', phone: '021-60000000', postcode: '200040', isDefault: false },
      ...{ province: '上海', city: '上海市', district: '静安区', detail: '南京西路 1 号 2 楼' },
    },
  });
  await owner.createCarrierAccount({
    body: {
      ...{ carrierId: carrier.id, title: ACCOUNT_TITLE, senderAddressId: sender.id, enabled: true },
      ...{ customerName: 'lanzi-demo', customerPassword: 'demo', monthCode: '', sendSite: '', sendStaff: '' },
      ...{ payer: 'sender', expressType: '1', templateSize: '' },
    },
  });
}
