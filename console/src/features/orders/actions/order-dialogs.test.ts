import { isOrderDialog, mayAskForWaybill } from './order-dialogs';

test('an address opens the dialog of an action or of an e-waybill, and nothing else', () => {
  expect(isOrderDialog('ship')).toBe(true);
  expect(isOrderDialog('waybill')).toBe(true);
  expect(isOrderDialog('recall_shipment')).toBe(false);
  expect(isOrderDialog(null)).toBe(false);
});

test('an e-waybill is asked for only while there is something to ship', () => {
  expect(mayAskForWaybill(['ship', 'cancel'])).toBe(true);
  expect(mayAskForWaybill(['recall_shipment', 'edit_tracking'])).toBe(false);
});
