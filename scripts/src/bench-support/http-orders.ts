import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { price, type BenchShop } from './bench-shop';
import type { Placer } from './throughput';

/** Two lines of one piece each (one line of two where there is only one SKU), as a client sends them. */
export function placerOverHttp(url: string, shop: BenchShop, skuIds: readonly string[]): Placer {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  return async (buyer) => {
    const person = shop.buyers[buyer % shop.buyers.length];
    const [first, second] = twoOf(skuIds);
    const lines =
      first === second
        ? [{ skuId: first, quantity: 2 }]
        : [
            { skuId: first, quantity: 1 },
            { skuId: second, quantity: 1 },
          ];
    const body = JSON.stringify({
      lines,
      delivery: { mode: 'express', addressId: person?.addressId, shippingMethodId: shop.shippingMethodId },
      paymentMethodId: shop.paymentMethodId,
      note: '',
      expectedTotal: 2 * price,
    });
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      authorization: `Bearer ${person?.token ?? ''}`,
      'idempotency-key': randomUUID(),
    };
    const { status, text } = await post(`${url}/api/shop/orders`, agent, headers, body);
    if (status !== 201) throw new Error(`an order was answered ${status}: ${text}`);
  };
}

/** Two different SKUs, or the only one twice. */
export function twoOf(skuIds: readonly string[]): [string, string] {
  const first = Math.floor(Math.random() * skuIds.length);
  const second = (first + 1 + Math.floor(Math.random() * Math.max(1, skuIds.length - 1))) % skuIds.length;
  return [skuIds[first] ?? '', skuIds[second] ?? ''];
}

function post(url: string, agent: Agent, headers: Record<string, string | number>, body: string) {
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => (text += part));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
      answer.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
