// `npm run asvs`: makes docs/asvs.md from test/asvs.json, and ends badly where an item names a test that is not there.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asvsPage, itemFaults, items } from './asvs.ts';

writeFileSync(join(import.meta.dirname, '..', '..', 'docs', 'asvs.md'), asvsPage());
const faults = itemFaults(items);
for (const fault of faults) console.error(fault);
process.exitCode = faults.length === 0 ? 0 : 1;
