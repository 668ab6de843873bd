import fastify, { type FastifyInstance } from 'fastify';
import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { Mailbox } from '../mailbox';
import { Misbehaviour } from '../misbehaviour';
import { addMailServer } from './mail-server';

let sandbox: FastifyInstance;
let port: number;

beforeEach(async () => {
  sandbox = fastify();
  const mailbox = new Mailbox();
  const misbehaviour = new Misbehaviour();
  mailbox.addRoutes(sandbox);
  misbehaviour.addRoutes(sandbox);
  addMailServer(sandbox, 0, mailbox, misbehaviour);
  port = (await sandbox.inject('/mail-server')).json<{ port: number }>().port;
});
afterEach(() => sandbox.close());

/** Says these lines one after the other, each after the answer to the one before; the answers. */
async function say(lines: string[]): Promise<string[]> {
  const socket = connect(port, '127.0.0.1');
  const answers: string[] = [];
  for await (const line of createInterface(socket)) {
    if (/^\d{3}-/.test(line)) continue;
    answers.push(line);
    const next = lines[answers.length - 1];
    if (next === undefined) break;
    socket.write(`${next}\r\n`);
  }
  socket.end();
  if (!socket.closed) await once(socket, 'close');
  return answers.slice(1);
}

const send = (to: string[], mail: string) =>
  say([
    'EHLO shop',
    'MAIL FROM:<shop@lanzi.example>',
    ...to.map((address) => `RCPT TO:<${address}>`),
    'DATA',
    `${mail}\r\n.`,
  ]);

interface Message {
  subject: string;
  text: string;
  code: string | null;
  attachments: { name: string; type: string; bytes: number; url: string }[];
}
const inbox = async (to: string) =>
  (await sandbox.inject(`/messages?to=${to}`)).json<{ items: Message[] }>().items;

const base64 = (text: string) => Buffer.from(text).toString('base64');
const withFile = [
  'From: Lanzi <shop@lanzi.example>',
  'Subject: =?UTF-8?B?5a+85Ye6?=',
  ' =?UTF-8?Q?=E5=AE=8C=E6=88=90_1?=',
  'Content-Type: multipart/mixed; boundary="--_b"',
  '',
  '----_b',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  '=E8=AE=A2=E5=8D=95 123456=E5=B7=B2=E5=AF=BC=',
  '=E5=87=BA',
  '----_b',
  'Content-Type: application/octet-stream;',
  ' name="=?UTF-8?B?6K6i5Y2VLnhsc3g=?="',
  'Content-Transfer-Encoding: base64',
  "Content-Disposition: attachment; filename*0*=utf-8''%E8%AE%A2;",
  ' filename*1*=%E5%8D%95.xlsx',
  '',
  base64('the workbook’s bytes'),
  '----_b--',
  '',
].join('\r\n');

it('mail is shown with its subject, its text and its files', async () => {
  await send(['boss@lanzi.example'], withFile);
  const [mail] = await inbox('boss@lanzi.example');
  expect(mail).toMatchObject({ subject: '导出完成 1', text: '订单 123456已导出', code: null });
  const [file] = mail!.attachments;
  expect(file).toMatchObject({ name: '订单.xlsx', type: 'application/octet-stream', bytes: 22 });
  const download = await sandbox.inject(`/${file!.url}`);
  expect(download.body).toBe('the workbook’s bytes');
  expect(download.headers['content-disposition']).toContain(encodeURIComponent('订单.xlsx'));
  expect((await sandbox.inject('/messages/1/attachments/1')).statusCode).toBe(404);
});

it('what has a text and HTML shows the text, to each receiver', async () => {
  const mail = [
    'Subject: Hello',
    'Content-Type: multipart/alternative; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'Hello there',
    '--b',
    'Content-Type: text/html',
    '',
    '<b>Hello</b> there',
    '--b--',
  ].join('\r\n');
  await send(['a@lanzi.example', 'b@lanzi.example'], mail);
  for (const to of ['a@lanzi.example', 'b@lanzi.example'])
    expect(await inbox(to)).toMatchObject([{ subject: 'Hello', text: 'Hello there', attachments: [] }]);
});

it('a file may be named with its type alone', async () => {
  const mail = [
    'Subject: Hello',
    'Content-Type: application/pdf; name="=?UTF-8?B?6K6i5Y2VLnBkZg==?="',
    'Content-Transfer-Encoding: base64',
    '',
    base64('%PDF'),
  ].join('\r\n');
  await send(['a@lanzi.example'], mail);
  const [{ attachments }] = (await inbox('a@lanzi.example')) as [Message];
  expect(attachments).toMatchObject([{ name: '订单.pdf', type: 'application/pdf', bytes: 4 }]);
});

it('any name and password will do', async () => {
  const answers = await say(['EHLO shop', `AUTH PLAIN ${base64('\0shop\0secret')}`]);
  expect(answers.at(-1)).toMatch(/^235 /);
});

it('on a bad day a receiver is refused, for now or for good', async () => {
  const misbehave = (mode: string) =>
    sandbox.inject({ method: 'POST', url: '/misbehave', payload: { service: 'mail', mode } });
  const hello = ['EHLO shop', 'MAIL FROM:<shop@lanzi.example>', 'RCPT TO:<a@lanzi.example>'];
  await misbehave('error');
  expect((await say(hello)).at(-1)).toMatch(/^451 /);
  await misbehave('refuse');
  expect((await say(hello)).at(-1)).toMatch(/^550 /);
  expect((await say(hello)).at(-1)).toMatch(/^250 /);
  expect(await inbox('a@lanzi.example')).toEqual([]);
});
