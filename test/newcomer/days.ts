const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;
const VIETNAM_MS = 7 * 60 * MINUTE_MS;

/** The local day of a moment. */
export const dayOf = (now: number): string => new Date(now + VIETNAM_MS).toISOString().slice(0, 10);

/** The morning of a day. */
export const morningOf = (day: string): number => Date.parse(`${day}T08:00:00.000+07:00`);

/** So many days after a day. */
export const daysAfter = (day: string, days: number): string => dayOf(morningOf(day) + days * DAY_MS);

/** So many minutes later; after hours, the next morning that is not on a weekend. */
export const workingTimeAfter = (now: number, minutes: number): number => {
  let then = now + minutes * MINUTE_MS;
  const isFree = (): boolean => {
    const local = new Date(then + VIETNAM_MS);
    return local.getUTCHours() >= 17 || local.getUTCHours() < 8 || [0, 6].includes(local.getUTCDay());
  };
  while (isFree()) then = morningOf(daysAfter(dayOf(then), new Date(then + VIETNAM_MS).getUTCHours() < 8 ? 0 : 1));
  return then;
};
