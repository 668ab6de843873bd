import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { AppModule } from '@lanzi/server/app.module';
import { loadConfig } from '@lanzi/server/platform/config';
import { SaveStaff } from '@lanzi/server/staff/save-staff';
import { CreateStaff } from '@lanzi/shared/staff/staff.contract';
import { NestFactory } from '@nestjs/core';

const usage = 'Usage: pnpm staff:create <username> <name> <owner|manager|clerk|support|viewer>';

/** The first account of a new shop, made by whoever may open its database; the rest are made in the console. */
async function main([username, name, role]: string[]): Promise<void> {
  const password = randomBytes(12).toString('base64url');
  const input = CreateStaff.safeParse({ username, name, role, password });
  if (!input.success) throw new Error(usage);
  const app = await NestFactory.createApplicationContext(AppModule.forRoot(loadConfig(process.env)), {
    logger: ['error'],
    abortOnError: false,
  });
  try {
    await app.get(SaveStaff).create({ staffId: 0, name: 'command line', ip: null }, input.data);
  } finally {
    await app.close();
  }
  console.log(`${input.data.username} may sign in with the password ${password} and should change it.`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
