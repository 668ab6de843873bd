const patienceMs = 10_000;

/** Waits until `holds` is true; fails when that takes too long. */
export async function eventually(holds: () => boolean): Promise<void> {
  for (const began = Date.now(); !holds();) {
    if (Date.now() - began > patienceMs) throw new Error(`Still not so: ${holds.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
