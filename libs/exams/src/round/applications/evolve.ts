import { at, put } from '#kernel';
import type { Application, ApplicationsEvents, ApplicationsPart } from './events.js';

type Fold<Event extends keyof ApplicationsEvents> = (
  part: ApplicationsPart,
  data: ApplicationsEvents[Event],
) => ApplicationsPart;

const changed = (part: ApplicationsPart, candidate: string, change: Partial<Application>): ApplicationsPart => {
  const application = at(part.list, candidate);
  return application === undefined ? part : { ...part, list: put(part.list, candidate, { ...application, ...change }) };
};

const withCheck = (
  part: ApplicationsPart,
  { candidate, rule }: { readonly candidate: string; readonly rule: string },
  result: Application['checks'][string],
): ApplicationsPart => changed(part, candidate, { checks: { ...at(part.list, candidate)?.checks, [rule]: result } });

const EligibilityChecked: Fold<'EligibilityChecked'> = (part, data) =>
  changed(withCheck(part, data, data.result), data.candidate, {
    grounds: { ...at(part.list, data.candidate)?.grounds, [data.rule]: data },
  });

const ApplicationReceived: Fold<'ApplicationReceived'> = (part, { candidate, person, posts, tier, receipt }) => {
  const application = {
    candidate,
    person,
    posts,
    tier,
    receipt,
    checks: {},
    grounds: {},
    status: 'APPLIED',
    candidateNo: null,
  } as const;
  return { ...part, receipts: receipt, list: put(part.list, candidate, application) };
};

export const evolve: { readonly [Event in keyof ApplicationsEvents]: Fold<Event> } = {
  ApplicationsOpened: (part) => part,
  ApplicationReceived,
  ApplicationWithdrawn: (part, { candidate }) => changed(part, candidate, { status: 'WITHDRAWN' }),
  ApplicationsClosed: (part) => part,
  EligibilityChecked,
  EligibilityWaived: (part, data) => withCheck(part, data, 'WAIVED'),
  ApplicationRefused: (part, { candidate }) => changed(part, candidate, { status: 'REFUSED' }),
  ShortfallDeclared: (part, { post }) => ({ ...part, shortfalls: [...part.shortfalls, post] }),
  // Whether posts are short is counted anew after the second window.
  ApplicationsExtended: (part, { closesOn }) => ({ ...part, extended: true, closesOn, shortfalls: [] }),
  PostCancelled: (part, { post }) => ({ ...part, cancelledPosts: [...part.cancelledPosts, post] }),
  EligibleListPublished: (part, { candidates }) =>
    candidates.reduce(
      (before, { candidate, candidateNo }) => changed(before, candidate, { status: 'ELIGIBLE', candidateNo }),
      part,
    ),
};
