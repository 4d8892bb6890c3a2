import type { Course } from '../pack.js';

const preparation = [
  'DRAFT',
  'PRINCIPLE_APPROVED',
  'PLAN_APPROVED',
  'ANNOUNCED',
  'APPLICATIONS_OPEN',
  'SCREENING',
  'ELIGIBLE_PUBLISHED',
] as const;
const paper = ['WRITTEN_READY', 'WRITTEN_RUNNING', 'SCRIPTS_SEALED'] as const;
const marking = ['CODED', 'MARKING?', 'MARKED', 'WRITTEN_PUBLISHED', 'APPEAL_MARKING?', 'WRITTEN_FINAL'] as const;
const defence = ['DEFENCE_READY', 'DEFENCE_RUNNING', 'DEFENCE_SEALED'] as const;
const results = ['COMPILED', 'REPORTED', 'RECOGNISED', 'RESULT_ANNOUNCED', 'APPOINTING', 'CLOSED', 'ARCHIVED'] as const;

/** The paper first, to its last appeal; whoever passes it defends. */
export const gateFirst: Course = {
  name: 'AFTER_WRITTEN_FINAL',
  rankings: ['GATE_THEN_DEFENCE', 'WEIGHTED', 'SUM'],
  stages: [...preparation, ...paper, ...marking, ...defence, ...results],
};

/** Everybody who sat the paper is heard before any mark of it exists (NĐ 170/2025 Art 16(4)c). */
export const interviewFirst: Course = {
  name: 'BEFORE_WRITTEN_RESULT',
  rankings: ['WEIGHTED'],
  stages: [...preparation, ...paper, ...defence, ...marking, ...results],
};

/** No written paper (NĐ 170/2025 Art 9(4)). */
export const schemeOnly: Course = {
  name: 'SCHEME_ONLY',
  rankings: ['SCHEME_ONLY'],
  stages: [...preparation, ...defence, ...results],
};
