import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { benchExecute } from './execute.js';
import { benchHealth } from './health.js';
import { benchHttp } from './http.js';
import { benchInquiries } from './inquiries.js';
import { benchJournal } from './journal.js';
import { benchKurrentdb } from './kurrentdb.js';
import type { Measure } from './measure.js';
import { benchRules } from './rules.js';
import { LEAST_EVENTS } from './million.js';
import { benchStores } from './stores.js';
import { benchViews } from './views.js';

const PARTS: Readonly<Record<string, (events: number) => Promise<Measure[]>>> = {
  stores: benchStores,
  kurrentdb: benchKurrentdb,
  execute: benchExecute,
  views: benchViews,
  journal: benchJournal,
  rules: benchRules,
  inquiries: benchInquiries,
  http: benchHttp,
  health: benchHealth,
};

const { values, positionals } = parseArgs({
  options: { json: { type: 'string' }, events: { type: 'string', default: '1000000' } },
  allowPositionals: true,
});
const events = Number(values.events);
if (!Number.isInteger(events) || events < LEAST_EVENTS) {
  console.error(
    `--events is ${values.events}: give a whole number from ${String(LEAST_EVENTS)}, the events of the longest log`,
  );
  process.exit(64);
}
const unknown = positionals.find((name) => !Object.hasOwn(PARTS, name));
if (unknown !== undefined) {
  console.error(`${unknown} is not measured; there are: ${Object.keys(PARTS).join(', ')}`);
  process.exit(64);
}

const [cpu] = cpus();
console.log(`${String(cpus().length)} × ${cpu?.model ?? 'unknown'}, ${process.platform}, Node ${process.version}`);
console.log('Medians of interleaved rounds. Figures drift between machines and hours: quote the ratios.');

const all: Measure[] = [];
for (const [name, part] of Object.entries(PARTS)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  console.log(`\n${name} …`);
  const measures = await part(events);
  all.push(...measures);
  console.table(
    Object.fromEntries(
      measures.map(({ name: what, value, unit, baseline, ratio, goal, met }) => [
        what,
        { value, unit, baseline, ratio: Number(ratio.toFixed(2)), goal, met: met ? 'yes' : 'NO' },
      ]),
    ),
  );
}
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(all, undefined, 2)}\n`);
