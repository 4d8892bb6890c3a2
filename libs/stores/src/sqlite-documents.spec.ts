import { DatabaseSync } from 'node:sqlite';
import { type Generation, type Query } from '#kernel';
import { listingOf } from './listing.js';
import { createDocuments, listingSql } from './sqlite-documents.js';

const indexes: Generation['indexes'] = ['round', 'state', ['state', 'due'], ['round', 'kind', 'at']];

/** How SQLite goes about a query: one line a step. */
const planOf = (query: Query): string => {
  const db = new DatabaseSync(':memory:');
  createDocuments(db, { id: 1, indexes });
  const [sql, values] = listingSql({ id: 1, indexes }, listingOf(indexes, query));
  const steps = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values);
  db.close();
  return steps.map(({ detail }) => String(detail)).join('\n');
};

describe('a compound index', () => {
  it('serves equality on its first field with a sort on the next, without sorting anything', () => {
    const plan = planOf({ where: { state: 'RUNNING' }, sort: { by: 'due' } });
    expect(plan).toMatch(/USING INDEX documents_1_f1_f2 \(f1=\? AND f2>\?\)/);
    expect(plan).not.toMatch(/TEMP B-TREE/);
  });

  it('serves equality on all but its last field with a range on that', () => {
    const where = { round: 'r1', kind: 'NOTICE', at: { gte: '2026-01', lt: '2026-02' } };
    const plan = planOf({ where, sort: { by: 'at', descending: true } });
    expect(plan).toMatch(/USING INDEX documents_1_f0_f3_f4 \(f0=\? AND f3=\? AND f4>\? AND f4<\?\)/);
    expect(plan).not.toMatch(/TEMP B-TREE/);
  });

  it('serves the pages behind a cursor as well', () => {
    const sort = { by: 'due' };
    const after = Buffer.from(JSON.stringify(['+due', 'k', '2026-01-01'])).toString('base64url');
    const plan = planOf({ where: { state: 'RUNNING' }, sort, after });
    expect(plan).toMatch(/USING INDEX documents_1_f1_f2 \(f1=\? AND \(f2,key\)>\(\?,\?\)\)/);
    expect(plan).not.toMatch(/TEMP B-TREE/);
  });
});
