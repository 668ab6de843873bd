import { demoEnvironment } from '../start/demo-environment';
import { keptPaymentKeys } from '../start/payment-keys';
import { createSandbox } from './sandbox';

const env = demoEnvironment(process.env);
const payments = keptPaymentKeys(env.DATA_DIR).providers;
const kdniao = {
  id: env.KDNIAO_ID,
  apiKey: env.KDNIAO_API_KEY,
  pushUrl: `http://127.0.0.1:${env.PORT}/api/hooks/kdniao`,
};
const options = {
  stateDir: env.DATA_DIR,
  mailPort: Number(env.SANDBOX_MAIL_PORT),
  parcelsMoveEveryMs: 60_000,
};
const sandbox = createSandbox({ ...env, payments, kdniao }, options);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void sandbox.close());

sandbox.listen({ port: Number(env.SANDBOX_PORT), host: '0.0.0.0' }).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
