import { localDay } from '#rules';

/** The day in Vietnam now. */
export const today = (): string => localDay(new Date().toISOString());
