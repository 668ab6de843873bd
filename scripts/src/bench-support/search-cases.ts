import type { Connection, RowDataPacket } from 'mysql2/promise';

/** One way to look for orders: the query strings of many requests alike. */
export interface SearchCase {
  name: string;
  queries: string[];
}

interface Sample extends RowDataPacket {
  order_no: string;
  contact_name: string;
  contact_phone: string;
  customer_id: number;
  day: string;
  barcode: string;
  product_id: number;
}

const query = (fields: Record<string, string | number | boolean>): string =>
  Object.entries(fields)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');

/** Values from orders of every age, so that what is asked for is not only what was placed lately. */
export async function searchCases(connection: Connection, count: number): Promise<SearchCase[]> {
  const samples = await takeSamples(connection, count);
  const emails = await takeEmails(connection, count);
  const of = (
    name: string,
    make: (sample: Sample, index: number) => Record<string, string | number | boolean>,
  ) => ({
    name,
    queries: samples.map((sample, index) => query({ limit: 20, ...make(sample, index) })),
  });
  const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;
  const common = ['王', '李', '张', '刘', '陈'];
  const dayAfter = (day: string, days: number) =>
    new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
  const lastDays = (days: number) => dayAfter(new Date().toISOString().slice(0, 10), -days);

  const searches = [
    of('number, whole', (s) => ({ q: s.order_no })),
    of('number, beginning (month)', (s) => ({ q: s.order_no.slice(0, 4) })),
    of('number, beginning (9 digits)', (s) => ({ q: s.order_no.slice(0, 9) })),
    of('number, ending (4 digits)', (s) => ({ q: s.order_no.slice(-4) })),
    of('number, ending (6 digits)', (s) => ({ q: s.order_no.slice(-6) })),
    of('number, from the middle (5 digits)', (s) => ({ q: s.order_no.slice(8, 13) })),
    of('phone, whole', (s) => ({ q: s.contact_phone })),
    of('phone, beginning (4 digits)', (s) => ({ q: s.contact_phone.slice(0, 4) })),
    of('phone, ending (4 digits)', (s) => ({ q: s.contact_phone.slice(-4) })),
    of('name, whole', (s) => ({ q: s.contact_name })),
    of('name, common surname', (_, n) => ({ q: pick(common, n) })),
    of('name, ending', (s) => ({ q: s.contact_name.slice(-1) })),
    of('name, latin surname in capitals', (_, n) => ({ q: pick(['CHAN', 'WONG', "O'NEILL"], n) })),
    of('user id', (s) => ({ q: s.customer_id })),
    of('product name', (_, n) => ({ q: pick(['东北大米', '鲜牛奶', '苹果', '三文鱼', '大蒜'], n) })),
    of('barcode', (s) => ({ q: s.barcode })),
    { name: 'e-mail, whole', queries: emails.map((email) => query({ q: email })) },
    { name: 'e-mail, beginning', queries: emails.map((email) => query({ q: email.split('@')[0] ?? '' })) },
    of('nothing found, words', (_, n) => ({ q: `没有这个人${n}` })),
    of('nothing found, digits', (_, n) => ({ q: `99999999${n}0000` })),
  ];
  const tabs = [
    ...['all', 'pending_payment', 'pending_confirmation', 'to_ship', 'to_pick_up', 'out_of_stock', 'shipped'],
    ...['completed', 'cancelled'],
  ];
  const methods = [1, 2, 3, 4, 5, 6];
  const modes = ['express', 'pickup', 'merchant_delivery'];
  const filters = [
    ...tabs.map((status) => of(`tab ${status}`, () => ({ status }))),
    of('date, one day', (s) => ({ from: s.day, to: s.day })),
    of('date, a month', (s) => ({ from: s.day, to: dayAfter(s.day, 30) })),
    of('date, up to then', (s) => ({ to: s.day })),
    of('payment method', (_, n) => ({ paymentMethodId: pick(methods, n) })),
    of('payment method given up', () => ({ paymentMethodId: 7 })),
    of('delivery mode', (_, n) => ({ deliveryMode: pick(modes, n) })),
    of('store', (_, n) => ({ storeId: pick([1, 2, 3, 4], n) })),
    of('store closed long ago', () => ({ storeId: 5 })),
    of('handed over', () => ({ shipped: true })),
    of('not handed over', () => ({ shipped: false })),
    of('origin', (_, n) => ({ origin: pick(['miniapp', 'h5', 'staff'], n) })),
    of('product', (s) => ({ productId: s.product_id })),
  ];
  const together = [
    of('tab + method', (_, n) => ({ status: pick(tabs, n), paymentMethodId: pick(methods, n) })),
    of('tab + origin', (_, n) => ({ status: pick(tabs, n), origin: pick(['h5', 'staff'], n) })),
    of('tab + date', (s, n) => ({ status: pick(tabs, n), from: s.day, to: dayAfter(s.day, 30) })),
    of('tab + product', (s, n) => ({ status: pick(tabs, n), productId: s.product_id })),
    of('tab + common surname', (_, n) => ({ status: pick(tabs, n), q: pick(common, n) })),
    of('tab + phone ending', (s, n) => ({ status: pick(tabs, n), q: s.contact_phone.slice(-4) })),
    of('tab + number ending', (s, n) => ({ status: pick(tabs, n), q: s.order_no.slice(-4) })),
    of('to pick up + store', (_, n) => ({ status: 'to_pick_up', storeId: pick([1, 2, 3, 4, 5], n) })),
    of('to pick up + number ending', (s) => ({ status: 'to_pick_up', q: s.order_no.slice(-4) })),
    of('to pick up + name', (s) => ({ status: 'to_pick_up', q: s.contact_name })),
    of('date + method', (s, n) => ({
      from: s.day,
      to: dayAfter(s.day, 30),
      paymentMethodId: pick(methods, n),
    })),
    of('date + mode + method', (s, n) => ({
      ...{ from: s.day, to: dayAfter(s.day, 365) },
      ...{ deliveryMode: pick(modes, n), paymentMethodId: pick(methods, n) },
    })),
    of('date + common surname', (s, n) => ({ from: s.day, to: dayAfter(s.day, 30), q: pick(common, n) })),
    of('date + product', (s) => ({ from: s.day, to: dayAfter(s.day, 90), productId: s.product_id })),
    of('last 7 days + tab + method', (_, n) => ({
      ...{ from: lastDays(7), status: pick(tabs, n), paymentMethodId: pick(methods, n) },
    })),
    of('cancelled + staff + store', (_, n) => ({
      ...{ status: 'cancelled', origin: 'staff', storeId: pick([1, 2, 3, 4], n) },
    })),
    of('method + common surname', (_, n) => ({ paymentMethodId: pick(methods, n), q: pick(common, n) })),
    of('shipped + product name', (_, n) => ({ shipped: true, q: pick(['东北大米', '苹果', '大蒜'], n) })),
  ];
  return [...searches, ...filters, ...together];
}

async function takeSamples(connection: Connection, count: number): Promise<Sample[]> {
  const [[last]] = await connection.query<(RowDataPacket & { id: number })[]>(
    'SELECT MAX(id) AS id FROM orders',
  );
  const ids = Array.from({ length: count }, (_, n) => 1 + Math.floor(((n * 0.618034) % 1) * (last?.id ?? 1)));
  const [rows] = await connection.query<Sample[]>(
    `SELECT o.order_no, o.contact_name, o.contact_phone, o.customer_id, l.barcode, l.product_id,
            DATE_FORMAT(o.placed_at, '%Y-%m-%d') AS day
     FROM orders o JOIN order_lines l ON l.order_id = o.id WHERE o.id IN (?) GROUP BY o.id`,
    [ids],
  );
  return rows;
}

async function takeEmails(connection: Connection, count: number): Promise<string[]> {
  const [rows] = await connection.query<(RowDataPacket & { email: string })[]>(
    'SELECT email FROM customers WHERE email IS NOT NULL ORDER BY id * 7919 % 10007 LIMIT ?',
    [count],
  );
  return rows.map(({ email }) => email);
}
