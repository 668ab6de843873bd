import type { RouteSpecs } from '../route.js';

/** What providers tell us. */
export const providerRoutes = {
  wechatPayNotice: {
    audience: 'provider',
    summary: 'WeChat Pay tells of a payment or a refund',
    consumes: 'application/json',
    produces: 'application/json',
  },
  alipayNotice: {
    audience: 'provider',
    summary: 'Alipay tells of a payment',
    consumes: 'application/x-www-form-urlencoded',
    produces: 'text/plain',
  },
  kdniaoNotice: {
    audience: 'provider',
    summary: 'KDNiao tells where parcels are, thousands of them in one go',
    consumes: 'application/x-www-form-urlencoded',
    megabytes: 8,
    produces: 'application/json',
  },
} as const satisfies RouteSpecs;
