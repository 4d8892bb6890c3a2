import { dossierItems } from '#exams';
import { samplePaper as document, sampleReasons } from '../support/specify.js';
import { type Act, caseAct, type Facts, factsOf, hash, WINNER } from './acts.js';

const opened: Act = caseAct('OpenCase', 'system:appointment-cases', {
  ...{ round: 'R1', post: 'P1', candidate: WINNER, person: `person-${WINNER}`, unit: 'u1', position: 'x' },
  ...{ authority: 'p-authority', owner: 'p-owner', pack: 'VN-CIVIL-2025@1', rank: 1 },
  ...{ announcedOn: '2026-03-16', dossierDays: 20, firstTerm: true, clocks: 'RUN' },
});

/**
 * The case of the winner: its dossier, what the Party committee thinks and whether the political standard is met, as the
 * facts say; then it is decided, with a decision either way.
 */
export const appointing = (facts: Facts): readonly Act[] => [
  opened,
  ...dossierItems.map((item) => caseAct('ReceiveDossierItem', 'p-owner', { item, hash })),
  caseAct('CompleteDossier', 'p-owner', {}),
  ...factsOf(facts, 'standard', WINNER).map(([by, met]) =>
    caseAct('RecordStandardConclusion', by, { document, met: met === 'met' }),
  ),
  ...factsOf(facts, 'party', WINNER).map(([by, opinion]) =>
    caseAct('RecordPartyOpinion', by, { document, favourable: opinion === 'favourable' }),
  ),
  caseAct('DecideAppointment', 'p-authority', { decision: document, effectiveOn: '2026-04-01', years: 5 }),
  caseAct('RefuseAppointment', 'p-authority', { decision: document, ...sampleReasons }),
];
