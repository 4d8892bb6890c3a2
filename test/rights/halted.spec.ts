import { moods } from '../newcomer/moods.js';
import { tried } from './play.js';
import { linesOf } from './tries.js';

it('nobody does or reads more where the interview comes first and the round stands still for a time', async () => {
  const asked = { pack: 'VN-PUBLIC-UNIT-2026', mood: moods.halted, seed: 20_260_105, whole: false, oneIn: 4 };
  const { differences, stages, tried: count } = await tried(asked);
  expect(linesOf(differences)).toEqual([]);
  expect(stages).toEqual(expect.arrayContaining(['DEFENCE_SEALED', 'SUSPENDED', 'MARKED', 'ARCHIVED']));
  expect(count).toBeGreaterThan(4_000);
}, 600_000);
