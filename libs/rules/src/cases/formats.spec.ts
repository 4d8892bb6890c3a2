import { readFileSync } from 'node:fs';
import { compute } from '../index.js';

const page = readFileSync(new URL('../../../../docs/formats.md', import.meta.url), 'utf8');

describe('the page of formats', () => {
  it('shows a case that can be computed as it stands', () => {
    const [, example = ''] = /```json\n(.*?)```/s.exec(page) ?? [];
    expect(compute(JSON.parse(example))).toMatchObject({
      complete: true,
      candidates: [{ id: 'A', outcome: 'WINNER' }],
    });
  });

  it.each(['no-such-paper', 'appeal-of-zeroed', 'unequal-panel', 'missing-sheet', 'duplicate-id', 'score-off-grain'])(
    'names the fault %s',
    (code) => {
      expect(page).toContain(`\`${code}\``);
    },
  );
});
