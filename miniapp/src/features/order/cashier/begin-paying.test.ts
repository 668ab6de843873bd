import Taro from '@tarojs/taro';
import { beginPaying } from './begin-paying';

const fields = {
  timeStamp: '1',
  nonceStr: 'n',
  package: 'prepay_id=p',
  signType: 'RSA',
  paySign: 's',
} as const;
const sheet = { how: 'wechat_jsapi', ...fields } as const;
const page = { how: 'redirect', url: 'https://provider.example/pay' } as const;
const { requestPayment } = jest.mocked(Taro);

const browser = (userAgent: string) => {
  const location = { href: '' };
  Object.assign(globalThis, { window: { location } });
  Object.defineProperty(globalThis, 'navigator', { value: { userAgent }, configurable: true });
  return location;
};

test('in the mini-program the sheet is opened with the fields as they came', async () => {
  requestPayment.mockResolvedValueOnce({ errMsg: 'requestPayment:ok' });
  expect(await beginPaying(sheet)).toBe('tried');
  expect(requestPayment).toHaveBeenLastCalledWith(fields);
});

test('a shopper who closes the sheet has made no mistake', async () => {
  requestPayment.mockRejectedValueOnce({ errMsg: 'requestPayment:fail cancel' });
  expect(await beginPaying(sheet)).toBe('given_up');
  requestPayment.mockRejectedValueOnce({ errMsg: 'requestPayment:fail jsapi has no permission' });
  expect(await beginPaying(sheet)).toBe('failed');
});

test('a browser goes to the provider’s page, WeChat’s only shows the link', async () => {
  const outside = browser('Mozilla/5.0 (iPhone) Safari/604.1');
  expect(await beginPaying(page)).toBe('tried');
  expect(outside.href).toBe(page.url);
  const inside = browser('Mozilla/5.0 (iPhone) MicroMessenger/8.0');
  expect(await beginPaying(page)).toBe('shown');
  expect(inside.href).toBe('');
});

test('a code is there to be scanned', async () =>
  expect(await beginPaying({ how: 'qr', content: 'weixin://wxpay/x' })).toBe('shown'));
