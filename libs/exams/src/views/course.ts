import { beginning, type Course } from '#rules';
import { plannedCourse } from '../round/plan/pack.js';

/** The course of a document: of its pack (`id@version`) by its name, or the beginning of every course where it names none. */
export const courseIn = ({ pack, course }: { readonly pack: string | null; readonly course: string | null }): Course =>
  pack === null || course === null ? beginning : plannedCourse({ pack, terms: { course } });
