import { refuse } from '#kernel';
import { daysLater } from '#rules';
import type { Round } from '../state.js';
import type { Notice } from './events.js';
import { packOf } from './pack.js';
import { noticeOf } from './papers.js';

/** What stands against a notice that goes out on `today`. */
export const noticeFault = (round: Round, { channels, opensOn, closesOn }: Notice, today: string) => {
  const missing = (['MEDIA', 'PORTAL'] as const).find((kind) => !channels.some((channel) => channel.kind === kind));
  if (missing !== undefined) return refuse('channel-missing', { kind: missing });
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
