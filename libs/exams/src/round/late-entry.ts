import { type Context, refuse } from '#kernel';

/** A time that is not now is explained, in whatever stream, and nothing has happened that is still to come. */
export const lateEntryFault = ({ occurredAt, at: recordedAt, backdated }: Context) => {
  if (occurredAt === undefined) return undefined;
  if (backdated === undefined) return refuse('backdated-without-reason');
  return occurredAt > recordedAt ? refuse('in-the-future', { occurredAt }) : undefined;
};
