import { refuse } from '#kernel';
import { daysLater } from '#rules';
import type { Round } from '../state.js';
import type { Notice } from './events.js';
import { packOf } from './pack.js';
import { noticeOf } from './papers.js';

/** What the pack wants a notice to go out on and this one does not. */
const channelFault = (round: Round, { channels }: Notice) => {
  const { all = [], any = [] } = packOf(round).noticeChannels.value;
  const isUsed = (wanted: Notice['channels'][number]['kind']) => channels.some(({ kind }) => kind === wanted);
  const missing = all.find((kind) => !isUsed(kind));
  if (missing !== undefined) return refuse('channel-missing', { kind: missing });
  return any.length > 0 && !any.some(isUsed) ? refuse('no-channel', { kinds: any.join(', ') }) : undefined;
};

/** What stands against a notice that goes out on `today`. */
export const noticeFault = (round: Round, notice: Notice, today: string) => {
  const { opensOn, closesOn } = notice;
  const unseen = channelFault(round, notice);
  if (unseen !== undefined) return unseen;
  if (opensOn < today) return refuse('opens-before-notice', { opensOn, noticeOn: today });
  const earliest = daysLater(today, packOf(round).applicationsDays.value);
  return closesOn < earliest || closesOn < opensOn ? refuse('window-too-short', { earliest }) : undefined;
};

/** A notice is amended once, and so early that nobody has counted on the day of opening. */
export const amendmentFault = (round: Round, today: string) => {
  if (round.plan.amendments > 0) return refuse('already-amended');
  const latest = daysLater(noticeOf(round).opensOn, -packOf(round).noticeAmendDaysBefore.value);
  return today > latest ? refuse('amended-too-late', { latest }) : undefined;
};
