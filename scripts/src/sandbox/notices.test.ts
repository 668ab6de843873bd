import fastify from 'fastify';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Misbehaviour } from './misbehaviour';
import { Notices, type Notice } from './notices';

const notice = (given: Partial<Notice> = {}): Notice => ({
  provider: 'alipay',
  url: 'https://shop.example/hook',
  compose: () => ({ headers: {}, body: 'news' }),
  isAcknowledged: ({ body }) => body === 'success',
  retryAfter: [1, 2, 3],
  ...given,
});

let answers: string[];
let sent: number[];
let notices: Notices;

beforeEach(() => {
  answers = [];
  sent = [];
  const post = () => {
    sent.push(performance.now());
    const body = answers.shift();
    return body === undefined
      ? Promise.reject(new Error('nobody there'))
      : Promise.resolve({ status: 200, body });
  };
  notices = new Notices(new Misbehaviour(), { post, retriesFasterBy: 50 });
});
afterEach(() => notices.close());

describe('a notification', () => {
  it('is sent again after growing pauses until it is acknowledged', async () => {
    answers = ['fail', 'Success', 'success', 'success'];
    await notices.announce(notice());
    await sleep(250);
    expect(sent).toHaveLength(3);
    expect(sent[1]! - sent[0]!).toBeGreaterThan(15);
    expect(sent[2]! - sent[1]!).toBeGreaterThan(35);
  });

  it('is given up when the schedule is over', async () => {
    await notices.announce(notice());
    await sleep(250);
    expect(sent).toHaveLength(4);
    expect(await notices.sendAll()).toEqual({ sent: 0, acknowledged: 0 });
  });

  it('is not sent any more once the provider is closed', async () => {
    const announced = notices.announce(notice());
    notices.close();
    await announced;
    await sleep(50);
    expect(sent).toEqual([]);
  });
});

it('goes over HTTP, and a redirect is no acknowledgement', async () => {
  const shop = fastify();
  shop.addContentTypeParser('text/plain', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  shop.post('/moved', (_request, reply) => reply.redirect('/hook', 307));
  shop.post('/hook', ({ body, headers }) => {
    expect([body, headers['x-mark']]).toEqual(['news', '1']);
    return 'success';
  });
  const base = await shop.listen({ port: 0, host: '127.0.0.1' });
  const overHttp = new Notices(new Misbehaviour(), {});
  const compose = () => ({ headers: { 'content-type': 'text/plain', 'x-mark': '1' }, body: 'news' });
  await overHttp.announce(notice({ compose, url: `${base}/hook` }));
  expect(await overHttp.sendAll()).toEqual({ sent: 0, acknowledged: 0 });
  await overHttp.announce(notice({ compose, url: `${base}/moved` }));
  expect(await overHttp.sendAll()).toEqual({ sent: 1, acknowledged: 0 });
  overHttp.close();
  await shop.close();
});

it('a shop that is not there is no catastrophe', async () => {
  const gone = createServer().listen(0, '127.0.0.1');
  await once(gone, 'listening');
  const { port } = gone.address() as AddressInfo;
  gone.close();
  await once(gone, 'close');
  const overHttp = new Notices(new Misbehaviour(), {});
  await overHttp.announce(notice({ url: `http://127.0.0.1:${port}/hook` }));
  expect(await overHttp.sendAll()).toEqual({ sent: 1, acknowledged: 0 });
  overHttp.close();
});
