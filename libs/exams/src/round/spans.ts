import type { Stage } from '#rules';

// Stretches of stages that several cards name.

/** From the approved plan to the screening of applications. */
export const gathering = ['PLAN_APPROVED', 'ANNOUNCED', 'APPLICATIONS_OPEN', 'SCREENING'] as const satisfies Stage[];

/** From the first mark on paper to the last. */
export const written = ['WRITTEN_RUNNING', 'SCRIPTS_SEALED', 'CODED', 'MARKING', 'MARKED'] as const satisfies Stage[];

/** From the first publication of written marks to the last. */
export const published = ['WRITTEN_PUBLISHED', 'APPEAL_MARKING', 'WRITTEN_FINAL'] as const satisfies Stage[];

export const defence = ['DEFENCE_READY', 'DEFENCE_RUNNING', 'DEFENCE_SEALED'] as const satisfies Stage[];

/** From the announcement of the results until every post has come to its end. */
export const appointing = ['RESULT_ANNOUNCED', 'APPOINTING'] as const satisfies Stage[];
