import 'reflect-metadata';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ShipBatch } from '@lanzi/server/fulfilment/batch/ship-batch';
import { ShipParcels } from '@lanzi/server/fulfilment/batch/ship-parcels';

/** Required by the server of a benchmark: leaves the milliseconds that each order of a batch took in its DATA_DIR. */
const each: number[] = [];

around(ShipParcels.prototype, async (run) => {
  const began = performance.now();
  await run();
  each.push(performance.now() - began);
});
around(ShipBatch.prototype, async (run) => {
  await run();
  await writeFile(path.join(process.env.DATA_DIR ?? '.', 'each-order.json'), JSON.stringify(each));
});

type Runs = Record<'run', (...given: never[]) => Promise<unknown>>;

/** `extra` is done instead of `run`, which it is given. */
function around(prototype: Runs, extra: (run: () => Promise<unknown>) => Promise<void>): void {
  const { run } = prototype;
  prototype.run = async function (this: unknown, ...given) {
    let answer: unknown;
    await extra(async () => (answer = await run.apply(this, given)));
    return answer;
  };
}
