import 'reflect-metadata';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Controller, Module, Req, StreamableFile } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import * as z from 'zod';
import type { InputOf, Route } from '@lanzi/shared/api/route';
import { DomainError } from '@lanzi/shared/errors';
import { type Config, loadConfig } from '../../src/platform/config';
import { UnitOfWork } from '../../src/platform/database/unit-of-work';
import { Endpoint, Input } from '../../src/platform/http/endpoint';
import { buildOpenApi } from '../../src/platform/http/openapi';
import { Authenticators, Caller, type Principal } from '../../src/platform/http/principal';
import { RateLimits } from '../../src/platform/http/rate-limits';
import { createServer } from '../../src/platform/http/server';
import { IdempotencyKey } from '../../src/platform/http/idempotency-key.entity';
import { Jobs } from '../../src/platform/jobs/jobs';
import { Outbox } from '../../src/platform/outbox/outbox';
import { PlatformModule } from '../../src/platform/platform.module';
import { Uploads } from '../../src/platform/storage/uploads';
import { freshDatabaseUrl } from '../support/database';

const Note = z.object({ id: z.string(), text: z.string() }).meta({ id: 'Note' });
const routes = {
  write: {
    name: 'write',
    method: 'POST',
    path: '/api/notes/:folder',
    audience: 'shopper',
    summary: 'Writes a note',
    status: 201,
    params: z.object({ folder: z.string().max(8) }),
    query: z.object({ times: z.coerce.number<string | number>().int().min(1).default(1) }),
    body: z.object({ text: z.string().min(1) }).meta({ id: 'NewNote' }),
    response: Note,
    errors: ['sold_out'],
    idempotent: 'required',
  },
  drift: {
    name: 'drift',
    method: 'GET',
    path: '/api/drift',
    audience: 'public',
    summary: 'Drifts',
    response: Note,
  },
  crash: {
    name: 'crash',
    method: 'GET',
    path: '/api/crash',
    audience: 'public',
    summary: 'Crashes',
    status: 204,
  },
  limited: {
    name: 'limited',
    method: 'GET',
    path: '/api/limited',
    audience: 'public',
    summary: 'Is limited',
    status: 204,
    errors: ['rate_limited'],
  },
  secret: {
    name: 'secret',
    method: 'GET',
    path: '/api/secret',
    audience: 'staff',
    permission: 'audit.read',
    summary: 'Is secret',
    status: 204,
  },
  upload: {
    name: 'upload',
    method: 'POST',
    path: '/api/uploads',
    audience: 'shopper',
    summary: 'Takes a picture',
    status: 201,
    multipart: true,
    response: z.object({ id: z.string(), url: z.string() }),
  },
  act: {
    name: 'act',
    method: 'POST',
    path: '/api/notes/:folder/actions/:action',
    audience: 'shopper',
    summary: 'Acts on a note',
    status: 204,
    params: z.object({ folder: z.string(), action: z.enum(['burn', 'fold']) }),
    idempotent: 'optional',
    keyedActions: ['burn'],
  },
  file: {
    name: 'file',
    method: 'GET',
    path: '/api/files/:kind',
    audience: 'shopper',
    summary: 'Gives a file',
    params: z.object({ kind: z.enum(['text', 'buffer', 'stream', 'named', 'refused']) }),
    produces: 'text/csv',
    errors: ['sold_out'],
  },
  notice: {
    name: 'notice',
    method: 'POST',
    path: '/api/hooks/notice',
    audience: 'provider',
    summary: 'A provider tells something',
    consumes: 'application/x-www-form-urlencoded',
    produces: 'text/plain',
  },
} as const satisfies Record<string, Route>;

let written: string[] = [];

@Controller()
class NotesController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly limits: RateLimits,
    private readonly uploads: Uploads,
    authenticators: Authenticators,
  ) {
    limits.define('limited', { points: 2, seconds: 60 });
    const person = (request: FastifyRequest): Principal | null => {
      const id = request.headers.authorization?.replace('Bearer ', '');
      return id ? { kind: 'person', id, name: id, permissions: new Set() } : null;
    };
    authenticators.register('shopper', async (request) => person(request));
    authenticators.register('staff', async (request) => person(request));
  }

  @Endpoint(routes.write)
  async write(@Input() { body, query }: InputOf<typeof routes.write>, @Caller() caller: Principal) {
    return this.unitOfWork.run(async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      if (body.text === 'refuse') throw new DomainError('sold_out', { name: '雨伞' }, { fresh: { left: 0 } });
      const text = body.text.repeat(query.times);
      this.unitOfWork.afterCommit(() => void written.push(text));
      return { id: `${caller.id}-${Math.random()}`, text };
    });
  }

  @Endpoint(routes.drift)
  async drift() {
    const note = { id: '1', text: 'a', secret: 'b' };
    return note;
  }

  @Endpoint(routes.crash)
  async crash(): Promise<void> {
    throw new Error('the password is 1234');
  }

  @Endpoint(routes.limited)
  async limited(@Req() request: FastifyRequest): Promise<void> {
    await this.limits.consume('limited', request.ip);
  }

  @Endpoint(routes.secret)
  async secret(): Promise<void> {}

  @Endpoint(routes.upload)
  async upload(
    @Req() request: FastifyRequest,
    @Input() _: InputOf<typeof routes.upload>,
    @Caller() caller: Principal,
  ) {
    return this.uploads.receive('picture', request, caller);
  }

  @Endpoint(routes.act)
  async act(@Input() { params }: InputOf<typeof routes.act>): Promise<void> {
    this.unitOfWork.afterCommit(() => void written.push(params.action));
  }

  @Endpoint(routes.file)
  async file(@Input() { params }: InputOf<typeof routes.file>): Promise<unknown> {
    const disposition = 'attachment; filename="rows.csv"';
    if (params.kind === 'text') return 'a,1';
    if (params.kind === 'buffer') return Buffer.from('a,2');
    if (params.kind === 'stream') return Readable.from(['a', ',3']);
    if (params.kind === 'named') return new StreamableFile(Readable.from(['a,4']), { disposition });
    throw new DomainError('sold_out', { name: '雨伞' });
  }

  @Endpoint(routes.notice)
  async notice(@Req() { body }: FastifyRequest): Promise<string> {
    return Buffer.isBuffer(body) ? `heard ${body.toString()}` : 'heard nothing';
  }
}

@Module({ controllers: [NotesController] })
class NotesModule {}

let app: NestFastifyApplication;
let config: Config;

beforeAll(async () => {
  config = loadConfig({
    NODE_ENV: 'test',
    DATABASE_URL: await freshDatabaseUrl(),
    DATA_DIR: mkdtempSync(join(tmpdir(), 'platform-')),
  });
  const platform = PlatformModule.forRoot(config, { entities: [], migrations: [] });
  app = await createServer({ module: NotesModule, imports: [platform] }, config);
});
beforeEach(() => (written = []));
afterAll(() => app.close());

interface Asked {
  key?: string;
  who?: string;
  body?: unknown;
  headers?: Record<string, string>;
  path?: string;
}
const write = ({ key, who = 'wang', body = { text: 'a' }, headers, path = '/api/notes/inbox' }: Asked) =>
  app.inject({
    method: 'POST',
    url: path,
    headers: {
      authorization: `Bearer ${who}`,
      'content-type': 'application/json',
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      ...headers,
    },
    payload: typeof body === 'string' ? body : JSON.stringify(body),
  });

describe('problem documents', () => {
  test('input that does not fit names every field', async () => {
    const answer = await write({ key: 'p1', body: { text: '' }, path: '/api/notes/far-too-long?times=0' });
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.json()).toEqual({
      status: 400,
      code: 'invalid_input',
      title: expect.any(String),
      params: {},
      requestId: answer.headers['x-request-id'],
      errors: [
        { path: 'folder', code: 'too_big', message: expect.any(String) },
        { path: 'times', code: 'too_small', message: expect.any(String) },
        { path: 'text', code: 'too_small', message: expect.any(String) },
      ],
    });
  });

  test.each([
    ['malformed JSON', { body: '{"text":' }, 400, 'malformed_body'],
    ['a poisoned prototype', { body: '{"__proto__":{"a":1}}' }, 400, 'malformed_body'],
    ['another media type', { headers: { 'content-type': 'text/plain' } }, 415, 'unsupported_media_type'],
    [
      'a form',
      { headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      415,
      'unsupported_media_type',
    ],
    ['a huge body', { body: { text: 'x'.repeat(1024 * 1024) } }, 413, 'body_too_large'],
    ['an unknown address', { path: '/api/nowhere' }, 404, 'not_found'],
    ['an address nobody can read', { path: '/api/%zz' }, 400, 'malformed_body'],
    ['no key', { key: undefined }, 400, 'idempotency_key_required'],
    ['a key with blanks', { key: 'a b' }, 400, 'idempotency_key_invalid'],
    ['a refusal of the domain', { body: { text: 'refuse' } }, 409, 'sold_out'],
  ])('%s', async (_, asked, status, code) => {
    const answer = await write({ key: 'p2', ...asked });
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([status, code]);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body).not.toMatch(/\bat \w|node_modules|\.ts/);
  });

  test('a refusal speaks the language of the caller and carries what helps', async () => {
    const answer = await write({ key: 'p3', body: { text: 'refuse' }, headers: { 'accept-language': 'en' } });
    expect(answer.json()).toMatchObject({ params: { name: '雨伞' }, fresh: { left: 0 } });
    const chinese = await write({ key: 'p3', body: { text: 'refuse' } });
    expect(chinese.json<{ title: string }>().title).not.toBe(answer.json<{ title: string }>().title);
  });

  test('what nobody foresaw says nothing', async () => {
    const answer = await app.inject({ url: '/api/crash', headers: { 'x-request-id': 'my-own-request' } });
    expect(answer.json()).toMatchObject({ status: 500, code: 'internal', requestId: 'my-own-request' });
    expect(answer.body).not.toContain('1234');
  });

  test('an answer that is not what the contract says fails in tests', async () => {
    expect((await app.inject({ url: '/api/drift' })).statusCode).toBe(500);
  });

  test('too many tries say when to come back', async () => {
    for (let i = 0; i < 2; i++) expect((await app.inject({ url: '/api/limited' })).statusCode).toBe(204);
    const answer = await app.inject({ url: '/api/limited' });
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([429, '60']);
  });

  test('nobody, and somebody without the permission', async () => {
    const nobody = await app.inject({ url: '/api/secret' });
    expect([nobody.statusCode, nobody.json<{ code: string }>().code]).toEqual([401, 'not_signed_in']);
    const answer = await app.inject({ url: '/api/secret', headers: { authorization: 'Bearer li' } });
    expect(answer.json()).toMatchObject({
      status: 403,
      code: 'permission_denied',
      params: { permission: 'audit.read' },
    });
  });
});

describe('idempotency', () => {
  test('20 at once: one effect and 20 equal answers', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => write({ key: 'once' })));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(20).fill(201));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(answers.filter(({ headers }) => headers['idempotent-replayed'] === 'true')).toHaveLength(19);
    expect(written).toEqual(['a']);
  });

  test('another body with the same key is refused, another person’s key is their own', async () => {
    expect((await write({ key: 'k' })).statusCode).toBe(201);
    const other = await write({ key: 'k', body: { text: 'b' } });
    expect([other.statusCode, other.json<{ code: string }>().code]).toEqual([422, 'idempotency_key_reused']);
    expect((await write({ key: 'k', who: 'li', body: { text: 'b' } })).statusCode).toBe(201);
    expect(written).toEqual(['a', 'b']);
  });

  test('a refusal keeps nothing and may be tried again with the same key, also 20 at once', async () => {
    const refused = await Promise.all(
      Array.from({ length: 20 }, () => write({ key: 'r', body: { text: 'refuse' } })),
    );
    expect(refused.map(({ statusCode }) => statusCode)).toEqual(Array(20).fill(409));
    expect((await write({ key: 'r' })).statusCode).toBe(201);
  });

  test('of some actions only those that need a key are refused without one', async () => {
    const act = (action: string, key?: string) =>
      write({ key, body: '', path: `/api/notes/inbox/actions/${action}` });
    expect((await act('fold')).statusCode).toBe(204);
    expect((await act('burn')).json()).toMatchObject({ status: 400, code: 'idempotency_key_required' });
    expect((await act('burn', 'b')).statusCode).toBe(204);
    expect((await act('burn', 'b')).headers['idempotent-replayed']).toBe('true');
    expect(written).toEqual(['fold', 'burn']);
  });

  test('keys are forgotten after two days', async () => {
    const { manager } = app.get(UnitOfWork);
    const old = { owner: 'o', requestHash: 'h', status: 200, body: null };
    const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3600_000);
    await manager.insert(IdempotencyKey, { ...old, key: 'old', createdAt: hoursAgo(49) });
    await manager.insert(IdempotencyKey, { ...old, key: 'young', createdAt: hoursAgo(47) });
    await app.get(Jobs).runNow('forget idempotency keys');
    expect((await manager.findBy(IdempotencyKey, { owner: 'o' })).map(({ key }) => key)).toEqual(['young']);
  });
});

describe('uploads', () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const upload = (content: Buffer, filename: string, type = 'image/jpeg') => {
    const head = `--x\r\nContent-Disposition: form-data; name="file"; filename="${filename}"\r\nContent-Type: ${type}\r\n\r\n`;
    return app.inject({
      method: 'POST',
      url: '/api/uploads',
      headers: { authorization: 'Bearer wang', 'content-type': 'multipart/form-data; boundary=x' },
      payload: Buffer.concat([Buffer.from(head), content, Buffer.from('\r\n--x--\r\n')]),
    });
  };

  test('a picture is kept under a random name and served so that it cannot run', async () => {
    const answer = await upload(png, '收据.png');
    expect(answer.statusCode).toBe(201);
    const { url } = answer.json<{ url: string }>();
    expect(url).toMatch(/^\/uploads\/\d\d\/\d\d\/[\w-]{32}\.png$/);
    const served = await app.inject({ url });
    expect(served.rawPayload).toEqual(png);
    expect(served.headers).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    });
  });

  const huge = Buffer.from(png);
  huge.writeUInt32BE(50_000, 16);
  huge.writeUInt32BE(50_000, 20);
  test.each([
    ['over 5 MB', Buffer.concat([png, Buffer.alloc(5 * 1024 * 1024)]), 413, 'upload_too_large'],
    ['a web page named .jpg', Buffer.from('<html><script>alert(1)</script>'), 415, 'unsupported_picture'],
    ['a PDF named .jpg', Buffer.from('%PDF-1.7\n%âãÏÓ\n'), 415, 'unsupported_picture'],
    [
      'an SVG',
      Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'),
      415,
      'unsupported_picture',
    ],
    ['a picture that unpacks to gigabytes', huge, 415, 'unsupported_picture'],
    ['a JPEG cut off in its header', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0]), 415, 'unsupported_picture'],
    ['nothing', Buffer.alloc(0), 415, 'unsupported_picture'],
  ])('%s is refused', async (_, content, status, code) => {
    const answer = await upload(content, 'photo.jpg');
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([status, code]);
  });

  test.each(['/uploads/26/01/none.png', '/uploads/..%2f..%2f/x.png', '/uploads/26/01/..%2f..%2fx.db'])(
    '%s is not there',
    async (url) => expect((await app.inject({ url })).json()).toMatchObject({ code: 'not_found' }),
  );

  test('JSON instead of a file, and a file instead of JSON', async () => {
    expect((await write({ path: '/api/uploads' })).json()).toMatchObject({ code: 'unsupported_media_type' });
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    expect((await write({ key: 'm', headers, body: '--x--' })).json()).toMatchObject({
      code: 'unsupported_media_type',
    });
  });
});

describe('something else than JSON', () => {
  const file = (kind: string) =>
    app.inject({ url: `/api/files/${kind}`, headers: { authorization: 'Bearer li' } });

  test.each([
    ['text', 'a,1', undefined],
    ['buffer', 'a,2', undefined],
    ['stream', 'a,3', undefined],
    ['named', 'a,4', 'attachment; filename="rows.csv"'],
  ])('%s: sent as it is, under the media type of the contract', async (kind, body, disposition) => {
    const answer = await file(kind);
    expect([answer.statusCode, answer.body]).toEqual([200, body]);
    expect(answer.headers['content-type']).toMatch(/^text\/csv(; charset=utf-8)?$/);
    expect(answer.headers['content-disposition']).toBe(disposition);
  });

  test('a refusal is a problem document all the same', async () => {
    const refused = await file('refused');
    expect(refused.json()).toMatchObject({ status: 409, code: 'sold_out' });
    expect(refused.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect((await app.inject({ url: '/api/files/text' })).statusCode).toBe(401);
  });

  test('a provider needs no token, and its bytes come as it sent them', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await app.inject({
      method: 'POST',
      url: '/api/hooks/notice',
      headers,
      payload: 'sign=%2B&a=1',
    });
    expect([answer.statusCode, answer.body]).toEqual([200, 'heard sign=%2B&a=1']);
    expect(answer.headers['content-type']).toMatch(/^text\/plain/);
  });
});

test('health, readiness and metrics', async () => {
  expect((await app.inject({ url: '/healthz' })).statusCode).toBe(200);
  expect((await app.inject({ url: '/readyz' })).statusCode).toBe(200);
  const metrics = (await app.inject({ url: '/metrics' })).body;
  expect(metrics).toContain('outbox_pending 0');
  expect(metrics).toContain(
    'http_request_duration_seconds_bucket{le="+Inf",method="GET",route="/healthz",status="200"} 1',
  );
  expect(app.get(Outbox)).toBeInstanceOf(Outbox);
});

test('the API document has every route with all it takes and answers', () => {
  const document = buildOpenApi(Object.values(routes), { title: 'T', version: '1' }) as {
    paths: Record<string, Record<string, Record<string, object>>>;
    components: Record<string, Record<string, object>>;
  };
  const operation = document.paths['/api/notes/{folder}']?.post;
  expect(operation).toMatchObject({
    parameters: [
      { name: 'folder', in: 'path', required: true, schema: { type: 'string', maxLength: 8 } },
      { name: 'times', in: 'query', required: false, schema: { type: 'integer', minimum: 1, default: 1 } },
      { name: 'Idempotency-Key', in: 'header', required: true },
      { name: 'Accept-Language', in: 'header' },
    ],
    requestBody: {
      content: { 'application/json': { schema: { $ref: '#/components/schemas/NewNoteInput' } } },
    },
    responses: {
      201: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Note' } } } },
    },
  });
  const statuses = Object.keys(operation?.responses ?? {});
  expect(statuses).toEqual(['201', '400', '401', '409', '413', '415', '422', '500']);
  expect(document.components.schemas).toMatchObject({
    Note: { type: 'object', required: ['id', 'text'] },
    NewNoteInput: { type: 'object', required: ['text'] },
    Problem: { type: 'object' },
  });
  expect(document.components.schemas?.Note).not.toHaveProperty('id');
  expect(Object.keys(document.components.securitySchemes ?? {})).toEqual(['shopper', 'staff']);

  const file = document.paths['/api/files/{kind}']?.get;
  expect(file?.responses).toMatchObject({ 200: { content: { 'text/csv': {} } } });
  expect(file?.security).toEqual([{ shopper: [] }]);
  const notice = document.paths['/api/hooks/notice']?.post;
  expect(notice).toMatchObject({
    security: [],
    requestBody: { required: true, content: { 'application/x-www-form-urlencoded': {} } },
    responses: { 200: { content: { 'text/plain': {} } } },
  });
  expect(Object.keys(notice?.responses ?? {})).toEqual(['200', '413', '500']);
});
