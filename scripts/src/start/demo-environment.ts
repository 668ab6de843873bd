import { keptPaymentKeys } from './payment-keys';

/** Credentials that only the sandbox accepts. */
const demoCredentials = {
  WECHAT_APPID: 'wxdemo0lanzi0000ad',
  WECHAT_SECRET: 'lanzi-demo-wechat-secret',
  SMS_API_KEY: 'lanzi-demo-sms-key',
  KDNIAO_ID: '1900001',
  KDNIAO_API_KEY: 'lanzi-demo-kdniao-key',
  MAIL_FROM: '篮子鲜生 <shop@lanzi.example>',
};

/**
 * The settings under which the shop runs with the sandbox in place of its outside providers. Whatever is set in
 * `given` stays, so that one provider at a time can be the real one. The first time it makes the payment keys.
 */
export function demoEnvironment(given: NodeJS.ProcessEnv) {
  const port = given.PORT || '3000';
  const sandboxPort = given.SANDBOX_PORT || '3100';
  const sandbox = `http://127.0.0.1:${sandboxPort}`;
  const mailPort = given.SANDBOX_MAIL_PORT || String(Number(sandboxPort) + 1);
  const dataDir = given.DATA_DIR || '.data';
  return {
    NODE_ENV: 'development',
    LOG_LEVEL: 'warn',
    DATABASE_URL: 'sqlite:.data/lanzi.db',
    PUBLIC_URL: `http://localhost:${port}`,
    WECHAT_API_BASE: sandbox,
    WECHAT_PAY_API_BASE: sandbox,
    ALIPAY_GATEWAY: `${sandbox}/gateway.do`,
    SMS_API_BASE: sandbox,
    KDNIAO_EWAYBILL_URL: `${sandbox}/api/EOrderService`,
    KDNIAO_QUERY_URL: `${sandbox}/Ebusiness/EbusinessOrderHandle.aspx`,
    KDNIAO_SUBSCRIBE_URL: `${sandbox}/api/dist`,
    SMTP_URL: `smtp://127.0.0.1:${mailPort}`,
    ...demoCredentials,
    ...keptPaymentKeys(dataDir).shop,
    ...given,
    PORT: port,
    SANDBOX_PORT: sandboxPort,
    SANDBOX_MAIL_PORT: mailPort,
    DATA_DIR: dataDir,
  };
}
export type DemoEnvironment = ReturnType<typeof demoEnvironment>;
