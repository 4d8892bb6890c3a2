import { DatabaseSync } from 'node:sqlite';
import { StoreUnavailable } from '#kernel';
import { BUSY_TIMEOUT, explaining, makePrivate } from './sqlite-database.js';

/** Opens a file for one piece of work, and lets go of it whatever comes of that. */
const within = <Answer>(file: string, readOnly: boolean, work: (db: DatabaseSync) => Answer): Answer =>
  explaining(file, () => {
    const db = new DatabaseSync(file, { readOnly, timeout: BUSY_TIMEOUT });
    try {
      return work(db);
    } finally {
      db.close();
    }
  });

/**
 * Copies a database of SQLite as it stands at one moment, beside whoever writes to it and without holding them up, into a
 * file that is not there yet, for its owner alone. Throws `StoreUnavailable`.
 */
export const copyDatabase = (file: string, to: string): void => {
  makePrivate(to);
  // One statement reads all of it in one transaction: a copy page by page would begin anew with every commit.
  within(file, true, (db) => {
    db.prepare('VACUUM INTO ?').run(to);
  });
  // The one thing that VACUUM leaves behind: stores expect it of a file that is not new.
  within(to, false, (db) => {
    db.exec('PRAGMA journal_mode = WAL');
  });
};

/** Looks through every page of a copy, which nobody else uses. Throws `StoreUnavailable` for one that is damaged. */
export const mustBeUndamaged = (file: string): void => {
  const found = within(file, false, (db) => db.prepare('PRAGMA integrity_check(1)').get());
  if (found?.['integrity_check'] === 'ok') return;
  throw new StoreUnavailable(`The store ${file} is damaged: check the disk, and take another copy.`);
};
