import { type Pack, packs, validatePack } from '#rules';
import { caseClocks } from '../../appointment/events.js';
import { runsInCases } from '../../appointment/rows.js';
import { clockBasis } from './basis.js';

const civil = packs.find(({ id }) => id === 'VN-CIVIL-2025')!;
const indexOf = (name: string): number => civil.clocks.findIndex((row) => row.name === name);

/** What is wrong with the pack when one row of it is another. */
const faultsWith = (name: string, change: Partial<Pack['clocks'][number]>) =>
  validatePack(
    { ...civil, clocks: civil.clocks.map((row) => (row.name === name ? { ...row, ...change } : row)) },
    clockBasis,
  ).map(({ code, path }) => [code, path]);

describe('what rounds and appointments know of clocks', () => {
  it('finds nothing wrong with the packs of this build, and runs the four clocks of a case in each', () => {
    for (const pack of packs) {
      expect(validatePack(pack, clockBasis)).toEqual([]);
      expect(pack.clocks.filter(runsInCases).map(({ name }) => name)).toEqual(caseClocks);
    }
  });

  it('refuses a clock of a candidate at whose end nothing happens, in a round or in a case', () => {
    const refused = (name: string) => [['clock-leads-nowhere', `clocks[${indexOf(name)}].onExpiry`]];
    expect(faultsWith('appealWindow', { onExpiry: 'OverdueFlagged' })).toEqual(refused('appealWindow'));
    expect(faultsWith('markingDue', { whose: 'CANDIDATE' })).toEqual(refused('markingDue'));
    expect(faultsWith('officeDue', { onExpiry: 'AppointmentEnded' })).toEqual(refused('officeDue'));
    expect(faultsWith('markingDue', { onExpiry: 'PostUnfilled' })).toEqual([]);
  });

  it('refuses a clock that neither a round nor a case starts and ends', () => {
    const refused = (name: string) => [['clock-never-runs', `clocks[${indexOf(name)}].startsOn`]];
    expect(faultsWith('officeDue', { startsOn: 'DossierCompleted' })).toEqual(refused('officeDue'));
    expect(faultsWith('officeDue', { name: 'toString' })).toEqual(refused('officeDue'));
    expect(faultsWith('decisionDue', { whose: 'CANDIDATE', onExpiry: 'AppointmentFailed' })).toEqual(
      refused('decisionDue'),
    );
    const never = { stopsOn: ['OfficeTaken'], onExpiry: 'AppointmentFailed' };
    expect(faultsWith('markingDue', never)).toEqual(refused('markingDue'));
  });
});
