import 'reflect-metadata';
import { AppModule } from './app.module';
import { ConfigError, loadConfig } from './platform/config';
import { UnitOfWork } from './platform/database/unit-of-work';
import { createServer } from './platform/http/server';
import { refuseDemoPasswords } from './staff/refuse-demo-passwords';

async function main(): Promise<void> {
  // Left to itself it is in production: only the demo says otherwise.
  const config = loadConfig({ NODE_ENV: 'production', ...process.env });
  const app = await createServer(AppModule.forRoot(config), config);
  if (config.nodeEnv === 'production') await refuseDemoPasswords(app.get(UnitOfWork).manager);
  await app.listen(config.port, '0.0.0.0');
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
});
