import { hasRole } from './reader.js';

test('a reader has one of the roles asked for, or none', () => {
  const reader = { person: 'p1', roles: ['HR', 'MARKER'] } as const;
  expect([hasRole(reader, 'AUDITOR', 'HR'), hasRole(reader, 'AUDITOR'), hasRole(reader)]).toEqual([true, false, false]);
});
