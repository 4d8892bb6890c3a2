import { accountRefusals } from '../account/refusals.js';
import { appointmentRefusals } from '../appointment/refusals.js';
import { edgeRefusals } from '../edge-refusals.js';
import { positionRefusals } from '../position/refusals.js';
import { registryRefusals } from '../registry/refusals.js';
import { unitRefusals } from '../unit/refusals.js';
import type { Wording } from '../wording.js';
import { appealsRefusals } from './appeals/refusals.js';
import { applicationsRefusals } from './applications/refusals.js';
import { councilRefusals } from './council/refusals.js';
import { defenceRefusals } from './defence/refusals.js';
import { markingRefusals } from './marking/refusals.js';
import { planRefusals } from './plan/refusals.js';
import { roundRefusals } from './refusals.js';
import { resultsRefusals } from './results/refusals.js';
import { standstillRefusals } from './standstill/refusals.js';
import { writtenRefusals } from './written/refusals.js';

const tables: readonly Readonly<Record<string, Wording>>[] = [
  roundRefusals,
  planRefusals,
  councilRefusals,
  applicationsRefusals,
  writtenRefusals,
  markingRefusals,
  appealsRefusals,
  defenceRefusals,
  resultsRefusals,
  standstillRefusals,
  unitRefusals,
  positionRefusals,
  accountRefusals,
  appointmentRefusals,
  registryRefusals,
  edgeRefusals,
];

test('no two chapters and no two kinds of stream word one code differently', () => {
  const byCode = Map.groupBy(
    tables.flatMap((table) => Object.entries(table)),
    ([code]) => code,
  );
  const shared = [...byCode.values()].filter((rows) => rows.length > 1);
  expect(shared.length).toBeGreaterThan(0);
  for (const [first, ...others] of shared) for (const other of others) expect(other).toEqual(first);
});
