import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { AppPackage } from './app-package';
import { checkWithWeChatCompilers } from './wechat-compilers';

/** WeChat refuses a main package above 2 MB; the shop keeps room to grow. */
const MAIN_PACKAGE_LIMIT = 1.5 * 1024 * 1024;
const ARTIFACTS = path.join(__dirname, '../.artifacts');

const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(0)} KB`;

describe('the built mini-program', () => {
  const app = () => new AppPackage(path.join(__dirname, '../../miniapp/dist/weapp'));

  it('passes the compilers of WeChat', () => {
    const report = checkWithWeChatCompilers(app());
    expect(report.errors).toEqual([]);
    expect(report.wxmlFiles).toBeGreaterThanOrEqual(app().routes.length);
  });

  it('has a main package of at most 1.5 MB', () => {
    const { main, subPackages, total } = app().sizes();
    const rows = [['main package', main], ...Object.entries(subPackages), ['total', total]] as [
      string,
      number,
    ][];
    mkdirSync(ARTIFACTS, { recursive: true });
    const text = rows.map(([name, bytes]) => `${name}: ${kilobytes(bytes)}\n`).join('');
    writeFileSync(path.join(ARTIFACTS, 'weapp-sizes.txt'), text);
    expect(main).toBeLessThanOrEqual(MAIN_PACKAGE_LIMIT);
  });
});
