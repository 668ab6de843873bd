import { readFileSync } from 'node:fs';
import path from 'node:path';
import { lifecycleDoc } from './lifecycle-doc';

describe('docs/order-lifecycle.md', () => {
  it('says what the table says (node scripts/dist/write-lifecycle-doc.js renews it)', () => {
    const page = readFileSync(path.join(__dirname, '../../docs/order-lifecycle.md'), 'utf8');
    expect(page).toBe(lifecycleDoc());
  });

  it('has a line for every way to take an action', () => {
    const page = lifecycleDoc();
    expect(page).toContain('| `cancel` | Cancel order | customer |');
    expect(page).toContain('| `cancel` | Cancel order | staff |');
    expect(page).toContain('| `approve` | Approve | staff | `requested` |');
    expect(page).toContain('| `settle_by_hand` | Settle by hand | staff |');
    expect(page).toContain('stays if `units_remain`, else `completed` if `received_at_once`, else `shipped`');
  });
});
