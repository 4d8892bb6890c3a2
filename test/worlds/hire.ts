import { findPack } from '#rules';
import { packHash } from '#exams';
import { samplePaper as decision, sampleText } from '../support/specify.js';
import {
  act,
  type Act,
  always,
  application,
  channels,
  type Chapter,
  council,
  denouncing,
  draft,
  type Facts,
  factsOf,
  hash,
  members,
} from './acts.js';

const standing = ['A', 'B'] as const;

const planned = (): readonly Act[] => {
  const pack = findPack('VN-CONTRACT-2026');
  if (pack === undefined) throw new Error('VN-CONTRACT-2026 is not installed');
  return [
    act('ApprovePrinciple', 'p-authority', { decision }),
    act('ApprovePlan', 'p-authority', {
      pack: 'VN-CONTRACT-2026',
      packHash: packHash(pack),
      terms: {
        allocation: 'PER_POST',
        markGrain: '0.25',
        panel: 'COUNCIL',
        eligibility: [{ rule: 'NO_OFFICIAL', evidence: 'CURRICULUM_VITAE' }],
      },
      decision,
      budget: 'B1',
      scheme: { number: '1', version: '1', units: ['u1'] },
    }),
    act('AnnounceRound', 'p-owner', { channels, opensOn: '2026-07-08', closesOn: '2026-08-10' }),
  ];
};

const screening: readonly Act[] = [
  act('CloseApplications', 'p-owner', {}),
  ...standing.map((candidate) =>
    act('CheckEligibility', 'p-owner', { candidate, rule: 'NO_OFFICIAL', result: 'MET', evidence: hash }),
  ),
  act('EstablishCouncil', 'p-authority', { members: council, decision }),
  ...['p-authority', ...members].map((person) => act('DeclareNoRelationship', person, { candidates: [...standing] })),
  act('PublishEligibleList', 'p-owner', {}),
];

/** Everybody of the council says for whom, the secretary reports it, and the signer chooses. */
const advising = (facts: Facts): readonly Act[] => [
  ...factsOf(facts, 'opinion', 'P1').map(([member, candidate]) =>
    act('GiveOpinion', member, { candidate, opinion: sampleText }),
  ),
  act('ReportOpinions', 'M3', { minutes: hash }),
  act('DecideHire', 'p-authority', { post: 'P1', candidate: 'B', reason: sampleText, decision }),
  act('AnnounceResults', 'p-owner', {}),
];

/** A round in which somebody is hired by contract: nothing is written or defended, a council advises. */
export const hireScript: readonly Chapter[] = [
  { on: '2026-07-06', acts: always([draft]) },
  { acts: planned },
  {
    on: '2026-07-08',
    acts: always([
      act('OpenApplications', 'p-owner', {}),
      ...standing.map((candidate) => application(candidate, 'OUTSIDE')),
    ]),
  },
  { on: '2026-08-11', acts: always(screening) },
  { acts: denouncing },
  { acts: advising },
];
