import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Trade } from './trade';
import { Trades } from './trades';

const trade: Trade = {
  ...{ provider: 'wechat_pay', no: 'ATTEMPT-1', kind: 'native', status: 'unpaid', amount: 100 },
  ...{ description: '', attach: '', notifyUrl: 'https://shop.example/hook' },
  ...{ createdAt: '2026-01-15T04:00:00.000Z', expiresAt: '2026-01-15T04:30:00.000Z' },
  ...{ ticket: 'wx1', ticketExpiresAt: '2026-01-15T06:00:00.000Z', returnUrl: null, quitUrl: null },
  ...{ payer: null, transactionId: null, paidAt: null, byCertificate: false, refunds: [] },
};
const start = () => new Date('2026-01-15T04:00:00Z');

it('payments outlive a restart', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'lanzi trades '));
  const file = path.join(folder, 'new', 'payments.json');
  const before = new Trades(start, file);
  before.close();
  expect(existsSync(file)).toBe(false);
  before.put({ ...trade });
  before.close();
  const after = new Trades(start, file);
  expect(after.list()).toEqual([trade]);
  after.find('wechat_pay', 'ATTEMPT-1')!.status = 'paid';
  after.changed();
  after.close();
  expect(new Trades(start, file).find('wechat_pay', 'ATTEMPT-1')).toEqual({ ...trade, status: 'paid' });
  rmSync(folder, { recursive: true });
});

it('an unpaid payment closes at its deadline, a page that was only opened does not', () => {
  let now = start();
  const trades = new Trades(() => now);
  trades.put({ ...trade });
  trades.put({ ...trade, provider: 'alipay', status: 'offered' });
  now = new Date('2026-01-15T04:29:59.999Z');
  expect(trades.list().map(({ status }) => status)).toEqual(['offered', 'unpaid']);
  now = new Date('2026-01-15T04:30:00Z');
  expect(trades.list().map(({ status }) => status)).toEqual(['offered', 'closed']);
});
