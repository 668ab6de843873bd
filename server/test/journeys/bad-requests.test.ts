import { type Problem, titleOf } from '@lanzi/shared/errors';
import { openShop } from '../support/running-shop';

const shop = openShop();
const json = { 'content-type': 'application/json' };

describe('an action is refused', () => {
  test.each(['explode', 'expire', 'pay', 'place', 'ship', '__proto__', 'constructor', '%2e%2e'])(
    'when a shopper wants to %s',
    async (action) => {
      const { order } = await shop.placeOne();
      const path = `/api/shop/orders/${order.orderNo}/actions/${action}`;
      const problem = await shop.refusedRaw('shopper', path, {
        method: 'POST',
        headers: json,
        body: JSON.stringify({ version: 1 }),
      });
      expect([400, 404]).toContain(problem.status);
    },
  );

  test.each([{}, { version: 0 }, { version: '1' }, { version: 1.5 }, { version: null }, [], 'x', 1, null])(
    'with the body %j',
    async (body) => {
      const { order } = await shop.placeOne();
      const path = `/api/shop/orders/${order.orderNo}/actions/cancel`;
      const problem = await shop.refusedRaw('shopper', path, {
        method: 'POST',
        headers: json,
        body: JSON.stringify(body),
      });
      expect([problem.status, problem.code]).toEqual([400, 'invalid_input']);
    },
  );

  test('with a reason that is too long, has control characters or half a one', async () => {
    const { order } = await shop.placeOne();
    for (const reason of ['长'.repeat(201), 'a\u0007b', 'a\ud83d']) {
      expect((await shop.refused(() => shop.acts('cancel', order, { reason }))).code).toBe('invalid_input');
      expect((await shop.refused(() => shop.deskActs('cancel', order, { reason }))).code).toBe(
        'invalid_input',
      );
    }
    expect(
      (await shop.refused(() => shop.deskActs('add_note', order, { note: 'x'.repeat(1001) }))).code,
    ).toBe('invalid_input');
    expect((await shop.deskActs('add_note', order, { note: '注'.repeat(1000) })).merchantNote).toHaveLength(
      1000,
    );
  });
});

test('half a character is refused by the name of its field', async () => {
  const path = `/api/shop/orders/${(await shop.placeOne()).order.orderNo}/actions/cancel`;
  const body = JSON.stringify({ version: 1, reason: '\ude00' });
  expect(await shop.refusedRaw('shopper', path, { method: 'POST', headers: json, body })).toMatchObject({
    ...{ status: 400, code: 'invalid_input', errors: [{ path: 'reason' }] },
  });
});

describe('a day is refused', () => {
  test.each(['0000-01-01', '1999-12-31', '2200-01-01', '9999-12-31', '2026-02-30', '2026-2-3', 'today'])(
    'that is %s',
    async (day) => {
      for (const path of [
        `/api/console/orders?from=${day}`,
        `/api/console/orders?to=${day}`,
        `/api/console/redemptions?date=${day}`,
        `/api/console/reports/reconciliation?from=${day}&to=${day}`,
        `/api/console/reports/reconciliation.xlsx?from=${day}&to=${day}`,
      ])
        expect(await shop.refusedRaw('owner', path, {})).toMatchObject({
          status: 400,
          code: 'invalid_input',
        });
    },
  );
});

describe('a body is refused', () => {
  const post = (body: string, headers: Record<string, string>) =>
    shop.refusedRaw('shopper', '/api/shop/quote', { method: 'POST', headers, body });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'text/html'])(
    'that calls itself %s',
    async (type) => {
      expect(await post('{}', { 'content-type': type })).toMatchObject({
        status: 415,
        code: 'unsupported_media_type',
      });
    },
  );

  test.each(['{', '{"a":1,}', "{'a':1}", '\u0000', '{"__proto__":{"admin":true}}'])(
    'that says %j',
    async (body) => {
      expect(await post(body, json)).toMatchObject({ status: 400, code: 'malformed_body' });
    },
  );

  test('of more than a megabyte', async () => {
    const body = JSON.stringify({ lines: 'x'.repeat(1024 * 1024) });
    expect(await post(body, json)).toMatchObject({ status: 413, code: 'body_too_large' });
  });
});

describe('an upload is refused', () => {
  const refusedFile = async (content: Buffer | string, name: string, type: string) => {
    const before = await shop.count('uploads');
    const answer = await shop.upload('shopper', content, name, type);
    expect(await shop.count('uploads')).toBe(before);
    const { status, code } = (await answer.json()) as Problem;
    return [status, code];
  };

  test.each([
    ['a page named .jpg', '<!doctype html><script>alert(1)</script>', 'proof.jpg', 'image/jpeg'],
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'proof.svg', 'image/svg+xml'],
    ['an SVG named .png', '<?xml version="1.0"?><svg onload="alert(1)"/>', 'proof.png', 'image/png'],
    ['a GIF', 'GIF89a\u0001\u0000\u0001\u0000', 'proof.gif', 'image/gif'],
    ['a PDF', '%PDF-1.7', 'proof.pdf', 'application/pdf'],
    ['the head of a PNG', Buffer.from('89504e470d0a1a0a', 'hex'), 'proof.png', 'image/png'],
    ['nothing', '', 'proof.png', 'image/png'],
  ])('that is %s', async (_, content, name, type) => {
    expect(await refusedFile(content, name, type)).toEqual([415, 'unsupported_picture']);
  });

  test('that is larger than 5 MB', async () => {
    const big = Buffer.alloc(5 * 1024 * 1024 + 1, 0xff);
    expect(await refusedFile(big, 'proof.jpg', 'image/jpeg')).toEqual([413, 'upload_too_large']);
  });

  test('that has no file in it, or comes from nobody', async () => {
    const form = new FormData();
    form.set('file', 'just text');
    expect(
      await shop.refusedRaw('shopper', '/api/shop/uploads', { method: 'POST', body: form }),
    ).toMatchObject({
      status: 400,
      code: 'invalid_input',
    });
    const answer = await shop.fetch(null, '/api/shop/uploads', { method: 'POST', body: form });
    expect(answer.status).toBe(401);
  });

  const part = (headers: string, content: string) =>
    `--b\r\nContent-Disposition: form-data; name="file"${headers}\r\n\r\n${content}\r\n--b--\r\n`;
  test.each([
    ['no form at all', undefined, undefined, 415],
    ['JSON', 'application/json', '{"file":"x"}', 415],
    ['a form without a boundary', 'multipart/form-data', part('; filename="a"', 'x'), 400],
    ['a form of nothing', 'multipart/form-data; boundary=b', '', 400],
    ['half a form', 'multipart/form-data; boundary=b', part('; filename="a"', 'x').slice(0, -12), 400],
    [
      'broken JSON in a field',
      'multipart/form-data; boundary=b',
      part('\r\nContent-Type: application/json', '{'),
      400,
    ],
  ])('that is %s', async (_, type, body, status) => {
    const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type };
    for (const [person, side] of [
      ['shopper', 'shop'],
      ['clerk', 'console'],
    ] as const) {
      const problem = await shop.refusedRaw(person, `/api/${side}/uploads`, {
        method: 'POST',
        headers,
        body,
      });
      expect(problem.status).toBe(status);
    }
  });
});

test.each([
  ['zh-CN,zh;q=0.9', 'zh-CN'],
  ['zh-HK', 'zh-HK'],
  ['en-GB,en;q=0.8', 'en'],
  ['fr', 'zh-CN'],
] as const)(
  'every refusal has a title for who speaks %s, a code and the request’s id',
  async (wanted, lang) => {
    const headers = { 'accept-language': wanted };
    const posted = { method: 'POST', headers: { ...headers, ...json } };
    const { order } = await shop.placeOne();
    const actions = `/api/shop/orders/${order.orderNo}/actions`;
    const requests: [number, string, Response][] = [
      [401, 'not_signed_in', await shop.fetch(null, '/api/shop/me', { headers })],
      [401, 'not_signed_in', await shop.fetch('shopper', '/api/console/orders', { headers })],
      [403, 'not_a_verifier', await shop.fetch('shopper', '/api/verifier/redemptions', { headers })],
      [404, 'not_found', await shop.fetch('shopper', '/api/shop/orders/12345678', { headers })],
      [404, 'not_found', await shop.fetch('shopper', '/api/nowhere', { headers })],
      [400, 'invalid_input', await shop.fetch('shopper', '/api/shop/orders?limit=0', { headers })],
      [400, 'malformed_body', await shop.fetch('shopper', '/api/shop/quote', { ...posted, body: '{' })],
      [
        409,
        'version_conflict',
        await shop.fetch('shopper', `${actions}/cancel`, { ...posted, body: '{"version":9}' }),
      ],
      [
        409,
        'action_not_allowed',
        await shop.fetch('shopper', `${actions}/confirm_receipt`, { ...posted, body: '{"version":1}' }),
      ],
    ];
    for (const [status, code, answer] of requests) {
      const problem = (await answer.json()) as Problem;
      expect([answer.status, problem.status, problem.code]).toEqual([status, status, code]);
      expect(problem.requestId).toBe(answer.headers.get('x-request-id'));
      expect(answer.headers.get('content-language')).toBe(lang);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect(problem.title).toBe(titleOf(problem.code, problem.params, lang));
      expect(problem.title).toMatch(lang === 'en' ? /^[A-Z][ -z|~’]+$/ : /^[^{}]*\p{Script=Han}[^{}]*$/u);
    }
  },
);
