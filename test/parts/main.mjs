// `npm run parts`: writes the list of parts and docs/dependencies.md, and ends badly where something in them is not allowed.
// With `--check` the page is left as it is: a spec holds it to what it should be. `--audit` asks the registry for known faults.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { auditFaults } from './audit.ts';
import {
  asked,
  decided,
  dependenciesPage,
  formFaults,
  licenceFaults,
  lock,
  partsList,
  purposeFaults,
  reporterFaults,
  scriptFaults,
} from './parts.ts';

const root = join(import.meta.dirname, '..', '..');
const list = partsList();
mkdirSync(join(root, 'dist'), { recursive: true });
writeFileSync(join(root, 'dist', 'parts.cdx.json'), `${JSON.stringify(list, null, 2)}\n`);
if (!process.argv.includes('--check')) writeFileSync(join(root, 'docs', 'dependencies.md'), dependenciesPage());

const audited = () => {
  const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], { cwd: root, encoding: 'utf8' });
  return auditFaults(JSON.parse(stdout));
};

const faults = [
  ...(process.argv.includes('--audit') ? audited() : []),
  ...formFaults(list),
  ...licenceFaults(list, decided.licences),
  ...scriptFaults(lock, asked, decided),
  ...reporterFaults(lock, decided),
  ...purposeFaults(asked, decided),
];
for (const fault of faults) console.error(fault);
console.log(`${list.components.length} parts in dist/parts.cdx.json, ${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;
