import { codeMapCommitment as expectedOfMap, lotCommitment as expectedOfLot } from '#exams';
import { codeMapCommitment, drawnCodes, lotCommitment } from '../../apps/web/src/features/acting/secrets.js';
import { randomHex } from '../../apps/web/src/ui/hash.js';

describe('commitments made in a browser', () => {
  it('given secrets, when a page commits to them, then as the engine does', async () => {
    for (const secret of [randomHex(), '0'.repeat(64), 'f'.repeat(64)]) {
      expect(await lotCommitment(secret)).toBe(expectedOfLot(secret));
    }
  });

  it('given code maps, when a page commits to them, then as the engine does, in whichever order they were drawn', async () => {
    const map = drawnCodes(Array.from({ length: 40 }, (_, at) => `ts-${String(at)}`));
    const salt = randomHex();
    expect(await codeMapCommitment(map, salt)).toBe(expectedOfMap(map, salt));
    expect(await codeMapCommitment([...map].reverse(), salt)).toBe(expectedOfMap(map, salt));
  });
});
