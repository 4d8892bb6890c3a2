import { candidateIds } from './people.js';
import { act, hashOf, idOf, local, nameOf, type Play, reasoned } from './play.js';
import { paper } from './registry.js';
import { motionSubject, seat } from './round-plan.js';

/** The candidate whose relation to M5 comes out late. */
const RELATED = 'C16';

const recuse = async (play: Play): Promise<void> => {
  await act(play, { by: 'S1', at: local('2026-04-09', '08:00') }, 'declare-relationship', {
    member: idOf(play, 'M5'),
    candidate: RELATED,
    relation: 'SPOUSE_OF_SIBLING',
  });
  const reason = `${nameOf(play, 'M5')} là chị dâu của ${nameOf(play, RELATED)}; phải rút đối với mọi thí sinh.`;
  await act(play, { by: 'AUTHORITY', at: local('2026-04-09', '14:00') }, 'recuse-member', {
    member: idOf(play, 'M5'),
    scope: 'ALL_CANDIDATES',
    ...reasoned(play, reason, 'recusal'),
  });
};

/** Four are left and two vote against: carried by the side that the chair took (S20). */
const vote = async (play: Play): Promise<void> => {
  const motion = 'NQ-01';
  const at = local('2026-04-09', '16:00');
  await act(play, { by: 'M3', at }, 'table-motion', { motion, subject: motionSubject(play) });
  for (const by of ['M1', 'M2']) await act(play, { by, at }, 'cast-vote', { motion, choice: 'FOR' });
  for (const by of ['M3', 'M4']) await act(play, { by, at }, 'cast-vote', { motion, choice: 'AGAINST' });
  await act(play, { by: 'M1', at }, 'close-motion', { motion, minutes: hashOf(play, 'minutes motion') });
};

/** A sister-in-law on the council, found after the list was out: out for all candidates, and replaced in time (S08). */
export const replaceRelative = async (play: Play): Promise<string> => {
  await recuse(play);
  await vote(play);
  await act(play, { by: 'AUTHORITY', at: local('2026-04-10', '09:00') }, 'replace-member', {
    member: idOf(play, 'M5'),
    by: seat(play, 'M6', 'PROFESSIONAL_LEADER'),
    decision: paper('61/QĐ-UBND', '2026-04-10'),
  });
  await act(play, { by: 'M6', at: local('2026-04-10', '14:00') }, 'declare-no-relationship', {
    candidates: candidateIds,
  });
  return '1 ủy viên rút với mọi thí sinh, có người thay / a member recused for all, and replaced';
};
