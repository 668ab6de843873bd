import { discrepancies } from './open-books';

/** `pnpm check:books`: everything that must always hold, checked on the database of DATABASE_URL. */
async function main(): Promise<void> {
  const found = await discrepancies(process.env);
  for (const { rule, subject, found: what } of found)
    console.error(`${subject}: ${rule} ${JSON.stringify(what)}`);
  console.log(found.length === 0 ? 'The books agree.' : `${found.length} discrepancies.`);
  process.exitCode = found.length === 0 ? 0 : 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
