import { type Context, isRefusal, refuse } from '#kernel';
import { cite, daysLater, localDay } from '#rules';
import type { Deviation } from '../deviations/events.js';
import { snapshotOf } from '../publishing.js';
import type { Round } from '../state.js';
import type { AskedNotice, Notice } from './events.js';
import { packOf } from './pack.js';
import { countedAt, isTypedIn, noticeOf } from './papers.js';

/** What the pack wants a notice to go out on and this one does not. */
const channelFault = (round: Round, { channels }: AskedNotice) => {
  const { all = [], any = [] } = packOf(round).noticeChannels.value;
  const isUsed = (wanted: Notice['channels'][number]['kind']) => channels.some(({ kind }) => kind === wanted);
  const missing = all.find((kind) => !isUsed(kind));
  if (missing !== undefined) return refuse('channel-missing', { kind: missing });
  return any.length > 0 && !any.some(isUsed) ? refuse('no-channel', { kinds: any.join(', ') }) : undefined;
};

/** What stands against a notice that goes out on `today`. */
export const noticeFault = (round: Round, notice: AskedNotice, today: string) => {
  const { opensOn, closesOn } = notice;
  const unseen = channelFault(round, notice);
  if (unseen !== undefined) return unseen;
  if (opensOn < today) return refuse('opens-before-notice', { opensOn, noticeOn: today });
  const short = shortWindow(round, notice, today);
  if (closesOn < opensOn || (short !== undefined && !isTypedIn(round))) {
    return refuse('window-too-short', { earliest: earliestEnd(round, today) });
  }
  return undefined;
};

/** A notice of which nobody can hear in time is none, whatever day it is dated back to. */
export const windowOver = (round: Round, { closesOn }: Pick<Notice, 'closesOn'>, context: Context) => {
  const today = localDay(countedAt(round, context));
  return closesOn < today ? refuse('window-too-short', { earliest: earliestEnd(round, today) }) : undefined;
};

const earliestEnd = (round: Round, today: string): string => daysLater(today, packOf(round).applicationsDays.value);

/** A window that was shorter than the law asks for: of a notice that went out years ago it is a fact. */
export const shortWindow = (
  round: Round,
  { closesOn }: Pick<Notice, 'closesOn'>,
  today: string,
): Deviation | undefined => {
  const earliest = earliestEnd(round, today);
  const rule = cite(packOf(round).applicationsDays.source);
  return closesOn < earliest ? { what: 'window-too-short', details: { closesOn, earliest }, rule } : undefined;
};

/** The notice with the hash of what is published by it. */
export const publishedNotice = (round: Round, { channels, opensOn, closesOn, snapshot: said }: AskedNotice) => {
  const content = { channels, opensOn, closesOn };
  const snapshot = snapshotOf(round, { kind: 'NOTICE', content }, said);
  return isRefusal(snapshot) ? snapshot : { ...content, snapshot };
};

/** A notice is amended once, and so early that nobody has counted on the day of opening. */
export const amendmentFault = (round: Round, today: string) => {
  if (round.plan.amendments > 0) return refuse('already-amended');
  const late = lateAmendment(round, today);
  if (late === undefined || isTypedIn(round)) return undefined;
  const latest = lastAmendment(round);
  const { opensOn } = noticeOf(round);
  const { noticeOn } = round.plan;
  return noticeOn !== null && latest < noticeOn
    ? refuse('notice-stands', { noticeOn, opensOn })
    : refuse('amended-too-late', { latest });
};

const lastAmendment = (round: Round): string =>
  daysLater(noticeOf(round).opensOn, -packOf(round).noticeAmendDaysBefore.value);

export const lateAmendment = (round: Round, today: string): Deviation | undefined => {
  const latest = lastAmendment(round);
  const rule = cite(packOf(round).noticeAmendDaysBefore.source);
  return today > latest ? { what: 'amended-too-late', details: { amendedOn: today, latest }, rule } : undefined;
};
