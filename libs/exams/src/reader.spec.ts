import { hasRole, holdsFor, worksInRounds } from './reader.js';

test('a reader has one of the roles asked for, or none', () => {
  const reader = { person: 'p1', roles: ['HR', 'MARKER'], bodies: [] } as const;
  expect([hasRole(reader, 'AUDITOR', 'HR'), hasRole(reader, 'AUDITOR'), hasRole(reader)]).toEqual([true, false, false]);
});

test('a role holds for the bodies it was given for, and for what belongs to nobody known only where it is for every one', () => {
  const reader = { person: 'p1', roles: ['HR'], bodies: ['city'] } as const;
  const everywhere = { ...reader, bodies: ['*'] };
  const holds = ['city', 'other', null, undefined].map((body) => [
    holdsFor(reader, 'HR', body),
    holdsFor(everywhere, 'HR', body),
  ]);
  expect(holds).toEqual([
    [true, true],
    [false, true],
    [false, true],
    [false, true],
  ]);
  expect(holdsFor(reader, 'AUDITOR', 'city')).toBe(false);
});

test('whoever only makes accounts, or has no role yet, does not work in rounds', () => {
  const works = ([[], ['ADMIN'], ['CANDIDATE'], ['ADMIN', 'HR']] as const).map((roles) =>
    worksInRounds({ person: 'p1', roles, bodies: [] }),
  );
  expect(works).toEqual([false, false, true, true]);
});
