import type { FastifyInstance, FastifyReply } from 'fastify';
import * as z from 'zod';
import { hangUp, type Misbehaviour } from '../misbehaviour';
import type { Trade } from '../payments/trade';
import type { Trades } from '../payments/trades';
import type { StableToken } from '../stable-token';
import { Refusal, refuse } from '../wechat-errors';
import { deliveryList } from './delivery-list';
import { addShippingRoutes } from './shipping-routes';
import { read, readShippingInfo } from './shipping-info';
import { ShippedOrders } from './shipped-orders';

interface Merchant {
  appid: string;
  mchid: string;
}
interface Options {
  trades: Trades;
  misbehaviour: Misbehaviour;
  stateFile: string | undefined;
}

const appOnly = z.object({ appid: z.string() });
const paymentKey = z.union([
  z.object({ transaction_id: z.string() }),
  z.object({ merchant_id: z.string(), merchant_trade_no: z.string() }),
]);
const listQuery = z.object({
  /** Seconds since 1970. */
  pay_time_range: z.object({ begin_time: z.int().optional(), end_time: z.int().optional() }).optional(),
  order_state: z.int().min(1).max(6).optional(),
  openid: z.string().optional(),
  last_index: z.string().optional(),
  page_size: z.int().min(1).max(100).default(100),
});
const receipt = z.object({ received_time: z.int() });

/**
 * WeChat's 发货信息管理: the shop tells how the goods of a mini-program payment left. Every call names the access token.
 * Source: developers.weixin.qq.com, server API order_shipping and openmsg.
 */
export function addWechatShipping(
  server: FastifyInstance,
  merchant: Merchant,
  token: StableToken,
  { trades, misbehaviour, stateFile }: Options,
): void {
  const orders = new ShippedOrders(trades, merchant.mchid, stateFile);
  server.register((routes, _options, done) => {
    const seconds = () => Date.now() / 1000;
    routes.addHook(
      'onRequest',
      misbehaviour.hook('wechat', (reply) => refuse(reply, 'busy')),
    );
    routes.addHook('preHandler', (request, reply, next) => {
      const { access_token: given } = request.query as { access_token?: string };
      if (misbehaviour.take('wechat', 'bad_token')) token.revoke();
      if (given === undefined) return void refuse(reply, 'noToken');
      if (!token.isGood(given, seconds())) return void refuse(reply, 'badToken');
      next();
    });
    routes.setErrorHandler((error, _request, reply) =>
      error instanceof Refusal
        ? refuse(reply, error.why, error.what)
        : refuse(reply, 'badFormat', String(error)),
    );
    const ok = { errcode: 0, errmsg: 'ok' };
    const forgetOr = (reply: FastifyReply, answer: object) =>
      misbehaviour.take('wechat', 'forget_answer') ? hangUp(reply) : answer;
    const checkApp = (body: unknown) => {
      if (read(appOnly, body).appid !== merchant.appid) throw new Refusal('badAppId');
    };

    routes.post('/wxa/sec/order/is_trade_managed', ({ body }) => {
      checkApp(body);
      return { ...ok, is_trade_managed: true };
    });
    routes.post('/wxa/sec/order/is_trade_management_confirmation_completed', ({ body }) => {
      checkApp(body);
      return { ...ok, completed: true };
    });
    routes.post('/wxa/sec/order/upload_shipping_info', ({ body }, reply) => {
      if (misbehaviour.take('wechat', 'format_error')) throw new Refusal('badFormat');
      if (misbehaviour.take('wechat', 'unknown_payment')) throw new Refusal('unknownPayment');
      orders.upload(readShippingInfo(body));
      return forgetOr(reply, ok);
    });
    routes.post('/wxa/sec/order/get_order', ({ body }) => ({
      ...ok,
      order: orderOf(orders.find(read(paymentKey, body)), merchant, orders),
    }));
    routes.post('/wxa/sec/order/get_order_list', ({ body }) => ({
      ...ok,
      ...pageOf(read(listQuery, body), merchant, orders),
    }));
    routes.post('/wxa/sec/order/notify_confirm_receive', ({ body }, reply) => {
      const { received_time: second } = read(receipt, body);
      orders.remind(orders.find(read(paymentKey, body)), new Date(second * 1000));
      return forgetOr(reply, ok);
    });
    routes.post('/cgi-bin/express/delivery/open_msg/get_delivery_list', () => ({
      ...ok,
      delivery_list: deliveryList,
      count: deliveryList.length,
    }));
    done();
  });
  addShippingRoutes(server, orders, trades);
  server.addHook('onClose', (_server, done) => {
    orders.close();
    done();
  });
}

const secondOf = (time: string): number => Math.floor(Date.parse(time) / 1000);

/** A payment as get_order shows it. */
function orderOf(trade: Trade, { mchid }: Merchant, orders: ShippedOrders) {
  const shipped = orders.of(trade);
  return {
    transaction_id: trade.transactionId,
    merchant_id: mchid,
    merchant_trade_no: trade.no,
    sub_merchant_id: '',
    description: trade.description,
    paid_amount: trade.amount,
    openid: trade.payer,
    trade_create_time: secondOf(trade.createdAt),
    pay_time: secondOf(trade.paidAt ?? trade.createdAt),
    order_state: orders.stateOf(trade),
    in_complaint: false,
    ...(shipped
      ? {
          shipping: {
            delivery_mode: shipped.info.delivery_mode,
            logistics_type: shipped.info.logistics_type,
            finish_shipping: shipped.completeAt !== null,
            finish_shipping_count: shipped.completeAt === null ? 0 : shipped.reshipped ? 2 : 1,
            goods_desc: trade.description,
            shipping_list: shipped.info.shipping_list.map(({ item_desc, ...one }) => ({
              ...one,
              goods_desc: item_desc,
              upload_time: secondOf(shipped.info.upload_time),
            })),
          },
        }
      : {}),
  };
}

/** Newest first; `last_index` tells where the next page begins. */
function pageOf(given: z.output<typeof listQuery>, merchant: Merchant, orders: ShippedOrders) {
  const { begin_time: from = 0, end_time: to = Infinity } = given.pay_time_range ?? {};
  const all = orders
    .payments()
    .map((trade) => orderOf(trade, merchant, orders))
    .filter(
      (one) =>
        one.pay_time >= from &&
        one.pay_time <= to &&
        (given.order_state === undefined || one.order_state === given.order_state) &&
        (given.openid === undefined || one.openid === given.openid),
    );
  const start = given.last_index ? all.findIndex(({ transaction_id: id }) => id === given.last_index) + 1 : 0;
  const page = all.slice(start, start + given.page_size);
  return {
    order_list: page,
    last_index: page.at(-1)?.transaction_id ?? '',
    has_more: start + page.length < all.length,
  };
}
