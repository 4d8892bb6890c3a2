import { DatabaseSync } from 'node:sqlite';
import { FROM_SOURCE } from '#test/support/from-source';
import { leftBy } from '#test/support/left-data';
import { temporaryFolder } from '#test/support/tmp';
import { comparedViews } from './compared-views.js';
import { readSettings } from './settings.js';

const program = new URL('./comparison-thread.ts', import.meta.url);

/** What is said of views that a stopped server left, and that were changed by `change` since. */
const saidOf = async (change: (db: DatabaseSync) => void): Promise<readonly string[]> => {
  const folder = temporaryFolder();
  const environment = { KHOABANG_DATA: folder.path };
  await leftBy(environment, ['U1', 'U2']);
  const { events, views } = readSettings(environment);
  const db = new DatabaseSync(views);
  change(db);
  db.close();
  const [said, told]: [string[], string[]] = [[], []];
  const stopped = new AbortController();
  const { faults, onFault, run } = comparedViews({
    files: { events, views, packs: undefined },
    // Up once; after that it is waited no longer.
    isUp: () => !stopped.signal.aborted,
    say: (_, message) => said.push(message),
    program,
    options: { execArgv: [...FROM_SOURCE], stderr: true },
  });
  onFault((view) => told.push(view));
  const running = run(stopped.signal);
  const until = Date.now() + 15_000;
  while (said.length === 0 && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 50));
  stopped.abort();
  await running;
  folder.remove();
  expect(faults()).toEqual(said);
  expect(told).toHaveLength(said.length);
  return said;
};

it('views whose file was changed while no server ran are found after the start, and told', async () => {
  const said = await saidOf((db) => {
    const { id } = db.prepare(`select id from generations where name = 'units' and active = 1`).get() as { id: number };
    db.exec(`update documents_${id.toString()} set body = replace(body, 'U1', 'U9')`);
  });
  expect(said).toEqual([expect.stringMatching(/^view units is not what the log gives \(\d documents\): .*rebuilt$/)]);
}, 30_000);
