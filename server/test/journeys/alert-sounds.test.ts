import type { Api } from '@lanzi/shared/api/client';
import { pixel } from '../support/pixel';
import { refusal, ShopServer } from '../support/shop-server';
import { aac, m4a, mp3, mp4Video, ogg, opus, wav } from '../support/sounds';

let shop: ShopServer;
let owner: { api: Api; token: string };
let clerk: { api: Api; token: string };
beforeAll(async () => {
  shop = await ShopServer.start();
  owner = await shop.staff('owner');
  clerk = await shop.staff('clerk');
});
afterAll(() => shop.stop());

const upload = (file: Buffer, { token } = owner) => shop.upload(token, '/api/console/alert-sounds', file);
const uploaded = async (file: Buffer) => (await upload(file)).json<{ id: string; url: string }>();
const settings = () => owner.api.getSettings();
const save = async (alertSounds: Awaited<ReturnType<typeof settings>>['alertSounds']) =>
  owner.api.updateSettings({ body: { ...(await settings()), alertSounds } });

describe('a sound is uploaded', () => {
  test.each([
    ['WAV', wav, 'wav', 'audio/wav'],
    ['MP3', mp3, 'mp3', 'audio/mpeg'],
    ['Ogg Vorbis', ogg, 'ogg', 'audio/ogg'],
    ['Ogg Opus', opus, 'ogg', 'audio/ogg'],
    ['M4A', m4a, 'm4a', 'audio/mp4'],
    ['AAC', aac, 'aac', 'audio/aac'],
  ])('as %s, and served as what it is', async (_, file, extension, type) => {
    const answer = await upload(file);
    expect(answer.statusCode).toBe(201);
    const { url } = answer.json<{ url: string }>();
    expect(url).toMatch(new RegExp(`^/uploads/\\d\\d/\\d\\d/[\\w-]{32}\\.${extension}$`));
    const served = await shop.app.inject({ url });
    expect(served.rawPayload).toEqual(file);
    expect(served.headers).toMatchObject({
      'content-type': type,
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, max-age=31536000, immutable',
      'accept-ranges': 'bytes',
    });
  });

  test('of a megabyte at most', async () => {
    const most = Buffer.concat([wav, Buffer.alloc(1024 * 1024 - wav.length)]);
    expect((await upload(most)).statusCode).toBe(201);
    const answer = await upload(Buffer.concat([most, Buffer.alloc(1)]));
    expect([answer.statusCode, answer.json<object>()]).toMatchObject([
      413,
      { code: 'upload_too_large', title: '文件不能超过 1 MB' },
    ]);
  });

  test.each([
    ['a web page named .mp3', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a picture', pixel],
    ['a film', mp4Video],
    ['an archive', Buffer.from('504b0304140000000000', 'hex')],
    ['nothing', Buffer.alloc(0)],
  ])('but not %s', async (_, file) => {
    const answer = await upload(file);
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([415, 'unsupported_sound']);
  });

  test('by those who may change the settings', async () => {
    const answer = await upload(wav, clerk);
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([403, 'permission_denied']);
  });
});

test('a part of a sound is served to the browsers that ask for parts', async () => {
  const { url } = await uploaded(wav);
  const part = async (range: string) => {
    const { statusCode, headers, rawPayload } = await shop.app.inject({ url, headers: { range } });
    return [statusCode, headers['content-range'], rawPayload];
  };
  const whole = wav.length;
  expect(await part('bytes=0-1')).toEqual([206, `bytes 0-1/${whole}`, wav.subarray(0, 2)]);
  expect(await part('bytes=40-')).toEqual([206, `bytes 40-${whole - 1}/${whole}`, wav.subarray(40)]);
  expect(await part(`bytes=40-${whole + 9}`)).toEqual([
    206,
    `bytes 40-${whole - 1}/${whole}`,
    wav.subarray(40),
  ]);
  for (const other of ['bytes=0-', `bytes=${whole}-`, 'bytes=5-4', 'bytes=-5', 'bytes=0-1,5-6', 'lines=1-2'])
    expect(await part(other)).toEqual([200, undefined, wav]);
});

describe('the settings', () => {
  test('name a sound for a kind of alert until it is removed', async () => {
    expect((await settings()).alertSounds).toEqual({});
    const sound = await uploaded(wav);
    const named = { ...sound, name: '叮咚.wav' };
    const saved = await save({ new_order: { ...named, url: 'https://elsewhere.example/x.wav' } });
    expect(saved.alertSounds).toEqual({ new_order: named });
    expect((await clerk.api.getSettings()).alertSounds).toEqual({ new_order: named });
    const [entry] = (await owner.api.listAudit({ query: { limit: 1 } })).items;
    expect(entry).toMatchObject({
      action: 'settings.update',
      details: { alertSounds: { new_order: named } },
    });
    expect((await save({})).alertSounds).toEqual({});
  });

  test('refuse what was never uploaded, what is no sound, and a kind that does not exist', async () => {
    const before = await settings();
    const answer = await shop.upload(owner.token, '/api/console/uploads', pixel);
    const picture = answer.json<{ id: string; url: string }>();
    const unknown = { id: 'never-uploaded', url: '', name: '' };
    expect(await refusal(save({ new_order: unknown }))).toEqual([404, 'not_found']);
    expect(await refusal(save({ proof_submitted: { ...picture, name: 'a.png' } }))).toEqual([
      404,
      'not_found',
    ]);
    const sound = { ...(await uploaded(wav)), name: 'a.wav' };
    expect(await refusal(save({ ['no_such_kind' as 'new_order']: sound }))).toEqual([400, 'invalid_input']);
    expect(await settings()).toEqual(before);
  });

  test('do not take a sound for a picture either', async () => {
    const { id } = await uploaded(wav);
    const body = { name: { 'zh-CN': '铃声' }, pictureId: id, position: 1 };
    expect(await refusal(owner.api.createCategory({ body }))).toEqual([404, 'not_found']);
  });
});
