import type { parcels as zhCN } from '../zh-CN/parcels';

export const parcels: typeof zhCN = {
  print: 'Print',
  printed: 'printed: {document}',
  account: 'Carrier account',
  noAccount: 'There is no carrier account to use yet. Add one in the <settings>settings</settings>.',
  waybillHint:
    'Asks the carrier for a tracking number. With it the package counts as shipped, and the customer sees it on the order’s page.',
  waybillAgainHint:
    'Mend what the carrier objects to and ask again: it goes under the same reference, so there will be no second waybill.',
  collects: 'The carrier will be asked to collect {amount} on delivery',
  weight: 'Weight (optional)',
  note: 'Note for the courier (optional)',
  noteExample: 'Such as: fragile',
  addressIncomplete: 'Province, city and district are missing from the address. Please complete it',
  part: {
    province: 'Province',
    city: 'City',
    district: 'District',
    detail: 'Street and number',
  },
  partMissing: 'Please fill in',
  issued: 'Tracking number {no}',
  carrierSays: '{carrier} says',
  unknownHint:
    'It was ordered, but no tracking number could be found. Ask the carrier: enter the number if there is one, and drop it only if there is none.',
  settleHint: 'Enter the tracking number that {carrier} gave you; the package then counts as shipped.',
  dropHint: 'The carrier is not asked for it again; the goods can be shipped in another way.',
  dropUnknownHint:
    'Make sure with the carrier that there is no such waybill, or it may be charged twice. The goods can then be shipped again.',
  dropIssuedHint:
    'Make sure with the carrier that nothing is sent or charged under this number. The carrier is not asked to withdraw it again; goods still in its package are to be shipped again.',
  dropReasons: ['The carrier has no such waybill', 'Another carrier takes it', 'Shipped by hand'],
  reasonMissing: 'Give a reason',
  withdraw: 'Withdraw e-waybill',
  withdrawHint:
    '{carrier} is told to cancel waybill {no}. The goods in its package are to be shipped again, and the number cannot be used any more. Take its label off the package.',
  withdrawReasons: [
    'The waybill is wrong',
    'The customer changed the address',
    'Another carrier takes it',
    'Asked for twice',
  ],
  keepWaybill: 'Keep it',
  notAllowedNow: 'This just changed: it is “{state}” now, and this can no longer be done.',
  close: 'Close',
  allTraces: 'All {n} entries',
  fewerTraces: 'Show less',
  byWaybill: 'E-waybill',
  waybillsLoadFailed: 'E-waybills could not be loaded',
  openWaybill: 'This order has an e-waybill with {carrier}: {state}',
  shipDespite: 'I have checked with the carrier and ship by hand all the same',
  shipDespiteMissing: 'Check with the carrier first, then tick this',
  openWaybillHint: {
    requested:
      'The carrier may answer any moment, and the order is then shipped by its number. Shipping by hand as well would send the goods twice.',
    stuck:
      'Under “Packages”, ask again, type its number or give it up first, so that the goods are not sent twice.',
  },
  done: {
    retry: 'Asked again',
    settle: 'Waybill number entered',
    drop: 'E-waybill given up',
    cancel: 'E-waybill withdrawn',
  },
  stillUnknown: 'Still no result. Check with the carrier',
  withdrawing: 'The carrier was asked to withdraw it and has not answered yet',
};
