import { Child } from './child';
import { freePort } from './free-port';

const options = { cwd: __dirname, env: process.env };
const serve = (port: number) =>
  new Child('shop', ['-e', `require('http').createServer((_, r) => r.end('ok')).listen(${port})`], options);

describe('a process of the product', () => {
  it('is ready when its address answers, and can be killed and started again on the same port', async () => {
    const port = await freePort();
    for (const signal of ['SIGKILL', 'SIGTERM'] as const) {
      const shop = serve(port);
      await shop.answers(`http://127.0.0.1:${port}/`);
      await shop.stop(signal);
      expect(shop.ended).toBe(true);
    }
  });

  it('that fails says why', async () => {
    const broken = () => new Child('seed', ['-e', 'throw new Error("no such table")'], options);
    await expect(broken().finished()).rejects.toThrow(/seed ended with 1:[^]*no such table/);
    await expect(broken().answers('http://127.0.0.1:9/')).rejects.toThrow(/ended before it was ready/);
  });
});
