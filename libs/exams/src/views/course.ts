import { beginning, type Course, courseOf, findPack } from '#rules';
import { type PlannedCourse, plannedCourse } from '../round/plan/pack.js';

/** Name of the course that an approved plan gives its round, as documents keep it; `null` where this build lacks the pack. */
export const courseNamed = ({ pack, terms }: PlannedCourse): string | null => {
  const known = findPack(pack);
  return (known && courseOf(known, terms)?.name) ?? null;
};

/** The course of a document: of its pack (`id@version`) by its name, or the beginning of every course where it names none. */
export const courseIn = ({ pack, course }: { readonly pack: string | null; readonly course: string | null }): Course =>
  pack === null || course === null ? beginning : plannedCourse({ pack, terms: { course } });
