import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Child } from './start/child';
import { demoEnvironment } from './start/demo-environment';
import { linkClients } from './start/link-clients';
import { fillNewDatabase } from './start/new-database';
import { assertPortFree, PlainError } from './start/ports';
import { welcome } from './start/welcome';
import { whenOrphanedByNpm } from './start/when-orphaned';

/** The whole shop on one machine: sandbox, database with demo data, server. Ends as one. */
const serverMain = path.join(__dirname, '../../server/dist/main.js');
const sandboxMain = path.join(__dirname, 'sandbox/main.js');
const seedMain = path.join(__dirname, 'seed.js');
const READY_MS = 60_000;

const children = new Set<Child>();
let closing: Promise<void> | undefined;

/** Ends every child, the youngest first; the exit code is that of the first reason to close. */
function close(exitCode: number): Promise<void> {
  closing ??= (async () => {
    for (const child of [...children].reverse()) await child.stop();
    process.exit(exitCode);
  })();
  return closing;
}

function launch(name: string, script: string, env: NodeJS.ProcessEnv): Child {
  const child = new Child(name, script, env);
  children.add(child);
  void child.ended.then(() => children.delete(child));
  return child;
}

/** A child that must not end before the shop is closed. */
function launchForGood(name: string, script: string, env: NodeJS.ProcessEnv): void {
  void launch(name, script, env).ended.then((how) => {
    if (closing) return;
    console.error(`\nThe ${name} ended unexpectedly (${how}); closing the rest.`);
    return close(1);
  });
}

async function seed(env: NodeJS.ProcessEnv): Promise<void> {
  console.log('Filling a new database with a demo shop …');
  const how = await launch('seed', seedMain, env).ended;
  if (how !== 0) throw new PlainError(`The demo shop could not be prepared (${how}).`);
}

async function untilReady(url: string): Promise<void> {
  const end = performance.now() + READY_MS;
  while (performance.now() < end && !closing) {
    const response = await fetch(url).catch(() => undefined);
    await response?.body?.cancel();
    if (response?.ok) return;
    await sleep(50);
  }
  if (!closing) throw new PlainError(`The shop did not become ready: ${url} has no good answer.`);
}

async function open(): Promise<void> {
  const env = { WEB_ROOT: linkClients(), ...demoEnvironment(process.env) };
  await assertPortFree(env.PORT, 'PORT');
  await assertPortFree(env.SANDBOX_PORT, 'SANDBOX_PORT');
  await assertPortFree(env.SANDBOX_MAIL_PORT, 'SANDBOX_MAIL_PORT');
  await fillNewDatabase(env.DATABASE_URL, (databaseUrl) => seed({ ...env, DATABASE_URL: databaseUrl }));
  if (closing) return;
  // After the seed, whose payments it goes on with.
  launchForGood('sandbox', sandboxMain, env);
  launchForGood('server', serverMain, env);
  await untilReady(`http://127.0.0.1:${env.PORT}/readyz`);
  if (!closing) console.log(welcome(env.PUBLIC_URL, `http://localhost:${env.SANDBOX_PORT}`));
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void close(0));
whenOrphanedByNpm(() => void close(0));
open().catch((error: unknown) => {
  if (!closing) console.error(error instanceof PlainError ? error.message : error);
  return close(1);
});
