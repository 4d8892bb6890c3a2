import { fault, type Finding, skipped, sound } from './finding.js';

/** A clock that is set right in steps may go back by less than this. */
const STEP_MS = 1_000;
/** `Date` tells whole seconds, and an answer takes its time. */
const SERVER_MS = 5_000;

/** What the clock of this machine is held against. */
export interface Clocks {
  /** Now, by this machine, in milliseconds. */
  readonly now: number;
  /** When the last event was recorded, RFC 3339 in UTC. */
  readonly lastAt?: string | undefined;
  /** The clock of a server that answers, as its `Date` header has it. */
  readonly date?: string | undefined;
}

const SET_IT = 'Hãy chỉnh đồng hồ (NTP) / set the clock right (NTP)';

/** What it says how the clocks stand to each other: deadlines and the order of what is recorded hang on them. */
export const clockFinding = ({ now, lastAt, date }: Clocks): Finding => {
  if (lastAt === undefined && date === undefined)
    return skipped('clock', 'Không có gì để so giờ. / There is nothing to hold the clock against.');
  const figures = { now: new Date(now).toISOString(), ...(lastAt === undefined ? {} : { lastAt }) };
  if (lastAt !== undefined && now < Date.parse(lastAt) - STEP_MS) {
    return fault(
      'clock',
      `Đồng hồ chậm hơn sự kiện cuối cùng / the clock is behind the last event, which was recorded at ${lastAt}. ${SET_IT}.`,
      figures,
    );
  }
  if (date !== undefined && Math.abs(now - Date.parse(date)) > SERVER_MS) {
    return fault(
      'clock',
      `Đồng hồ của máy chủ khác với máy này / the clock of the server is not that of this machine: ${new Date(date).toISOString()}. ${SET_IT}.`,
      figures,
    );
  }
  return sound('clock', 'Đồng hồ không chậm hơn nhật ký. / The clock is not behind the log.', figures);
};
