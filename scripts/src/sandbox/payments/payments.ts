import type { FastifyInstance } from 'fastify';
import { verify } from 'node:crypto';
import type { ProviderKeys } from '../../start/payment-keys';
import { addAlipay } from '../alipay/gateway';
import type { Misbehaviour } from '../misbehaviour';
import type { Notices } from '../notices';
import { addWechatPay } from '../wechat-pay/wechat-pay';
import { CashDesk } from './cash-desk';
import { addCashier } from './cashier';
import { addDeskRoutes } from './desk-routes';
import type { Trades } from './trades';

/** WeChat Pay and Alipay, with the pages and routes by which somebody pays. */
export function addPayments(
  server: FastifyInstance,
  keys: ProviderKeys,
  appid: string,
  { trades, notices, misbehaviour }: { trades: Trades; notices: Notices; misbehaviour: Misbehaviour },
): void {
  const desk = new CashDesk(trades, notices, misbehaviour);
  addWechatPay(server, keys.wechatPay, appid, desk);
  addAlipay(server, keys.alipay, desk);
  addCashier(server, desk);
  addDeskRoutes(server, desk, ({ timeStamp, nonceStr, package: prepay, paySign }) => {
    const message = Buffer.from(`${appid}\n${timeStamp}\n${nonceStr}\n${prepay}\n`);
    return verify('sha256', message, keys.wechatPay.merchantKey, Buffer.from(paySign, 'base64'));
  });
  server.addHook('onClose', (_server, done) => {
    desk.close();
    done();
  });
}
