import { arranged, isDialogAction } from './action-looks';

test('the action that moves the order on is the primary one', () => {
  expect(arranged(['submit_proof', 'reject_proof', 'cancel', 'confirm_payment', 'add_note'])).toEqual({
    main: 'confirm_payment',
    rest: ['submit_proof', 'reject_proof', 'cancel'],
  });
  expect(arranged(['cancel', 'ship', 'edit_tracking', 'mark_out_of_stock'])).toEqual({
    main: 'ship',
    rest: ['mark_out_of_stock', 'cancel'],
  });
});

test('confirming money that no proof shows is left to the menu', () => {
  expect(arranged(['confirm_payment', 'submit_proof', 'cancel'])).toEqual({
    main: undefined,
    rest: ['confirm_payment', 'submit_proof', 'cancel'],
  });
});

test('an order that is out of stock is taken up again, or its cancellation is asked for', () => {
  expect(arranged(['back_in_stock', 'request_cancellation', 'cancel', 'add_note'])).toEqual({
    main: 'back_in_stock',
    rest: ['request_cancellation', 'cancel'],
  });
});

test('completing by hand is no next step, but stands in the menu', () => {
  expect(arranged(['ship', 'complete', 'cancel']).rest).toEqual(['complete', 'cancel']);
  expect(arranged(['reopen', 'add_note'])).toEqual({ main: undefined, rest: ['reopen'] });
});

test('a cancelled order has no buttons', () => {
  expect(arranged(['add_note'])).toEqual({ main: undefined, rest: [] });
});

test('only actions with a dialog open one', () => {
  expect(isDialogAction('ship')).toBe(true);
  expect(isDialogAction('toString')).toBe(false);
  expect(isDialogAction(null)).toBe(false);
});
