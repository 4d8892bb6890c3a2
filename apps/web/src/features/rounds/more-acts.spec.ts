import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Act } from '../../api/acts.js';
import { asides, moreActs } from './more-acts.js';

const text = readFileSync(join(import.meta.dirname, '../../api/acts.gen.json'), 'utf8');
const acts = JSON.parse(text) as Readonly<Record<string, Act>>;

const names = (...asked: Parameters<typeof moreActs> extends [unknown, ...infer Rest] ? Rest : never) =>
  moreActs(acts, ...asked).map(({ command }) => command);

describe('what may be done in a round though nothing waits for it', () => {
  it('given the list, names only commands to a round that there are', () => {
    const paths = Object.keys(asides).map((command) => acts[command]?.path ?? command);

    expect(paths.filter((path) => !path.startsWith('/api/rounds/{id}/'))).toEqual([]);
  });

  it('given an authority and a round that runs, offers to suspend and to cancel it, and not to annul a result', () => {
    const offered = names('MARKING', ['AUTHORITY'], []);

    expect(offered).toEqual(expect.arrayContaining(['SuspendRound', 'CancelRound']));
    expect(offered).not.toContain('AnnulResults');
  });

  it('given a marker, offers nothing that another role sends', () => {
    expect(names('MARKING', ['MARKER'], [])).not.toContain('SuspendRound');
  });

  it('given a line of work for it, leaves it out', () => {
    expect(names('WRITTEN_PUBLISHED', ['CANDIDATE'], [])).toContain('FileAppeal');
    expect(names('WRITTEN_PUBLISHED', ['CANDIDATE'], ['FileAppeal'])).not.toContain('FileAppeal');
  });

  it('given a round that has ended, offers nothing', () => {
    expect(names('ARCHIVED', ['HR', 'AUTHORITY'], [])).toEqual([]);
  });
});
