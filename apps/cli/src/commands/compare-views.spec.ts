import { rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { ran } from '#test/support/command-line';
import { dataFolder, set } from '#test/support/data-folder';
import { leftBy, UNIT_NAME } from '#test/support/left-data';
import { startProduct } from '#test/support/product';
import type { Compared } from '../../../host/src/view-comparison.js';
import { exits } from '../command.js';

const folder = dataFolder();

const run = (...args: readonly string[]) => ran('compare-views', ...args);
/** What is told of one view, for programs. */
const told = async (view: string) => {
  const { exit, text } = await run('--json');
  const { views } = JSON.parse(text) as { readonly views: readonly Compared[] };
  return { exit, view: views.find((one) => one.view === view), others: views.filter((one) => one.view !== view) };
};
/** Changes the stored views behind the program's back; `{units}` stands for the table of the units. */
const change = (sql: string): void => {
  const db = new DatabaseSync(folder.file('views.sqlite'));
  const { id } = db.prepare("SELECT id FROM generations WHERE name = 'units'").get() as { readonly id: number };
  db.exec(sql.replaceAll('{units}', `documents_${id.toString()}`));
  db.close();
};
const allEqual = (views: readonly Compared[]): boolean => views.every(({ outcome }) => outcome === 'EQUAL');

describe('views that are what the log gives', () => {
  it('are said to be so, each with how many documents were compared', async () => {
    await leftBy(process.env, ['U1', 'U2']);
    const { exit, text } = await run();
    expect(exit).toBe(exits.ok);
    expect(text).toMatch(/^units v\d+: 2 tài liệu khớp .* up to position 2$/m);
    expect(text).toMatch(/All stored views are what a rebuild from the log gives\.\n$/);
  });

  it('are compared up to where they stand, though the log has come further', async () => {
    await leftBy(process.env, ['U1']);
    await leftBy(process.env, ['U2'], { areFollowed: false });
    const { exit, view, others } = await told('units');
    expect(view).toMatchObject({ outcome: 'EQUAL', documents: 1, position: '1', readings: 1 });
    expect([exit, allEqual(others)]).toEqual([exits.ok, true]);
  });

  it('are compared beside a running server', async () => {
    const product = await startProduct();
    set('KHOABANG_DATA', product.data);
    await product.person('HR');
    expect(await product.followers.waitFor(await product.engine.events.head(), 20_000)).toBe(true);
    const { exit, view } = await told('accounts');
    expect([exit, view]).toEqual([exits.ok, expect.objectContaining({ outcome: 'EQUAL', documents: 2 })]);
    await product.close();
  });
});

describe('a view that is not what the log gives', () => {
  beforeEach(() => leftBy(process.env, ['U1', 'U2', 'U3']));

  it('is told by keys and fields of its documents, and never by what stands in them', async () => {
    change(`UPDATE {units} SET body = json_set(body, '$.owner', 'QH9', '$.more', 1) WHERE key = 'U1';
      DELETE FROM {units} WHERE key = 'U2';
      INSERT INTO {units} (key, body) VALUES ('U9', '{}')`);
    const { exit, text } = await run();
    expect(exit).toBe(exits.differs);
    expect(text).toMatch(/^units v\d+: 3\/4 tài liệu KHÔNG khớp .* NOT as rebuilt, at position 3$/m);
    expect(text).toMatch(/^ {4}U1 .* differs in owner, more$/m);
    expect(text).toMatch(/^ {4}U2 .* is not stored$/m);
    expect(text).toMatch(/^ {4}U9 .* the log gives none$/m);
    expect(text).toMatch(/delete the file or database of the views and start again/);
    for (const content of [UNIT_NAME, 'QH9', 'QH1', 'p-city']) expect(text).not.toContain(content);
    expect(await told('units')).toMatchObject({ view: { outcome: 'DIFFERENT', documents: 4, different: 3 } });
  });

  it('is told also where its documents cannot be read, and does not keep the others from being compared', async () => {
    change(`UPDATE {units} SET body = '{' WHERE key = 'U1'`);
    const { exit, view, others } = await told('units');
    expect(view).toMatchObject({ outcome: 'UNREADABLE' });
    expect([exit, allEqual(others)]).toEqual([exits.differs, true]);
    change(`UPDATE {units} SET body = 'null' WHERE key = 'U1'`);
    expect((await told('units')).view).toMatchObject({ outcome: 'DIFFERENT', different: 1 });
  });

  it('is told where it is further than the log', async () => {
    change('UPDATE generations SET position = 99');
    expect(await told('units')).toMatchObject({ exit: exits.differs, view: { outcome: 'AHEAD', position: '99' } });
  });

  it('is not said to be equal where readers see another version', async () => {
    change("UPDATE generations SET version = 99 WHERE name = 'units'");
    const { exit, text } = await run();
    expect(exit).toBe(exits.differs);
    expect(text).toMatch(/^units v\d+: KHÔNG so sánh.* readers see version 99;/m);
    expect(text).toMatch(/not every view could be compared\.\n$/);
  });

  it('is passed by where it is not stored yet', async () => {
    change("DELETE FROM generations WHERE name = 'units'");
    expect(await told('units')).toMatchObject({ exit: exits.ok, view: { outcome: 'NOT_STORED' } });
  });
});

describe('where nothing can be compared', () => {
  it('says that nothing is stored yet', async () => {
    expect(await run()).toMatchObject({ exit: exits.ok, text: expect.stringMatching(/nothing to compare/) as string });
    await leftBy(process.env, ['U1']);
    for (const end of ['', '-wal', '-shm']) rmSync(folder.file(`views.sqlite${end}`), { force: true });
    expect(await run('--json')).toEqual({ exit: exits.ok, text: '{\n  "views": []\n}\n' });
  });

  it('says so in a sentence for stores in memory, stores that cannot be used, and other words on the line', async () => {
    await leftBy(process.env, ['U1']);
    await expect(run('units')).rejects.toMatchObject({ exit: exits.usage });
    change('PRAGMA user_version = 9');
    await expect(run()).rejects.toMatchObject({ exit: exits.unreachable });
    set('KHOABANG_VIEWS', 'memory:');
    await expect(run()).rejects.toMatchObject({ exit: exits.setting });
  });
});
