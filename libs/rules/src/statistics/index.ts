/*
 * Statistics about people who mark, for information only. They are no scores: nothing in this folder enters a result or
 * is compared with a legal limit. That is why this folder, and no other in the core, counts in binary floats.
 */
export * from './deviations.js';
export type { Estimate, Interval, Lack, Unsaid } from './estimate.js';
export type { Figure, FigureName, Note, NoteCode, Wording } from './figures.js';
export * from './intraclass.js';
export * from './kappa.js';
export * from './report.js';
