import { isRefusal, type Meta, refuse, refuseAll, validTime } from '#kernel';
import { localDay } from '#rules';
import { own } from '../../own.js';
import { chapter } from '../chapter.js';
import { planCards } from './cards.js';
import { acts, authorityOf, supervisors } from '../people.js';
import { approvedPack, packsOn, planFaults } from './approval.js';
import { deviationsOf } from './deviations.js';
import { type PlanCommands, type PlanEvents, planUpcasters } from './events.js';
import { keeps } from './keepers.js';
import { flagged } from '../deviations/deviations.js';
import { amendmentFault, lateAmendment, noticeFault, publishedNotice, shortWindow, windowOver } from './notice.js';
import { draftOf, principleOn } from './papers.js';
import { planRefusals } from './refusals.js';
import { unitsOf, withSigners } from './signers.js';

const duplicate = (ids: readonly string[]): string | undefined => ids.find((id, index) => ids.indexOf(id) !== index);

/** Why a whole round is typed in afterwards, as it was said once. */
const explained = ({ entry }: PlanEvents['RoundDrafted'], { backdated }: Meta) =>
  entry === 'RETROSPECTIVE' ? (backdated ?? null) : null;

const decideRound = {
  DraftRound: (round, command, context) => {
    if (!acts(context, command.owner)) return refuse('owner-drafts');
    if (command.entry === 'RETROSPECTIVE' && context.occurredAt === undefined) return refuse('valid-time-missing');
    if (round.plan.voided.includes(command.token ?? '')) return refuse('draft-voided');
    if (command.posts.length === 0) return refuse('no-posts');
    const post = duplicate(command.posts.map((fact) => fact.post));
    if (post !== undefined) return refuse('duplicate-post', { post });
    if (command.authority === command.superior) return refuse('authority-is-superior');
    return [{ type: 'RoundDrafted', data: { ...command, clocks: 'RECORDED' } }];
  },
  VoidDraft: (round, { token }) =>
    round.plan.voided.includes(token) ? [] : [{ type: 'DraftVoided', data: { token } }],
  ChangeSigners: (round, command) => {
    const { unit, effectiveOn, authority, superior, body } = command;
    if (!unitsOf(round).includes(unit)) return [];
    const known = own(round.plan.signers, unit)?.find(({ from }) => from === effectiveOn)?.value;
    const same = known?.authority === authority && known.superior === superior && known.body === body;
    return same ? [] : [{ type: 'SignersChanged', data: command }];
  },
  ApprovePrinciple: (round, command, context) =>
    acts(context, authorityOf(round)) ? [{ type: 'PrincipleApproved', data: command }] : refuse('not-the-authority'),
  ApprovePlan: (round, command, context) => {
    if (!acts(context, authorityOf(round))) return refuse('not-the-authority');
    const found = approvedPack(command.pack);
    const day = localDay(validTime(context));
    if (found === undefined) return refuse('unknown-pack', { pack: command.pack, allowed: packsOn(day) });
    const basis = { posts: draftOf(round).posts, day, principleOf: principleOn(round) };
    const fault = refuseAll(planFaults(command, found.pack, basis));
    if (fault !== undefined) return fault;
    const { packHash, terms, decision, budget, scheme } = command;
    const deviations = deviationsOf(found.pack, terms);
    return [{ type: 'PlanApproved', data: { pack: found.ref, packHash, terms, decision, budget, scheme, deviations } }];
  },
} satisfies Partial<Tables['decide']>;

const decideNotice = {
  AnnounceRound: (round, command, context) => {
    if (!keeps(context, round) && !acts(context, authorityOf(round))) return refuse('not-the-owner');
    const today = localDay(validTime(context));
    const fault = windowOver(round, command, context) ?? noticeFault(round, command, today);
    if (fault !== undefined) return fault;
    const notice = publishedNotice(round, command);
    return isRefusal(notice)
      ? notice
      : [{ type: 'RoundAnnounced', data: notice }, ...flagged(shortWindow(round, command, today))];
  },
  AmendNotice: (round, command, context) => {
    if (!keeps(context, round) && !acts(context, authorityOf(round))) return refuse('not-the-owner');
    const today = localDay(validTime(context));
    const fault =
      windowOver(round, command, context) ?? amendmentFault(round, today) ?? noticeFault(round, command, today);
    if (fault !== undefined) return fault;
    const notice = publishedNotice(round, command);
    if (isRefusal(notice)) return notice;
    return [
      { type: 'NoticeAmended', data: { ...notice, reason: command.reason } },
      ...flagged(lateAmendment(round, today)),
      ...flagged(shortWindow(round, command, today)),
    ];
  },
} satisfies Partial<Tables['decide']>;

const decideOwnership = {
  OfferOwnership: (round, { to }, context) => {
    const { owner: from, ownershipOfferedTo: offered } = round.plan;
    if (from === null || !acts(context, from)) return refuse('not-yours-to-hand-over');
    if (supervisors(round).includes(to)) return refuse('supervisor-runs-round', { member: to });
    return to === from || to === offered ? [] : [{ type: 'OwnershipOffered', data: { from, to } }];
  },
  AcceptOwnership: (round, _command, context) => {
    const { owner: from, ownershipOfferedTo: to } = round.plan;
    if (from === null || to === null || !acts(context, to)) return refuse('not-offered-to-you');
    return [{ type: 'OwnershipAccepted', data: { from, to } }];
  },
} satisfies Partial<Tables['decide']>;

type Tables = ReturnType<ReturnType<typeof chapter<'plan', PlanCommands, PlanEvents>>>;

/** From the first draft to the notice: what the authority approved and what the public was told. */
export const plan = chapter<'plan', PlanCommands, PlanEvents>()({
  name: 'plan',
  initial: {
    voided: [],
    draft: null,
    backdated: null,
    signers: {},
    principle: null,
    approved: null,
    approvedOn: null,
    notice: null,
    noticeOn: null,
    amendments: 0,
    owner: null,
    ownershipOfferedTo: null,
  },
  refusals: planRefusals,
  cards: planCards,
  upcasters: planUpcasters,
  decide: { ...decideRound, ...decideNotice, ...decideOwnership },
  evolve: {
    RoundDrafted: (part, data, meta) => ({ ...part, draft: data, owner: data.owner, backdated: explained(data, meta) }),
    DraftVoided: (part, { token }) => ({ ...part, voided: [...part.voided, token] }),
    SignersChanged: (part, change) => ({ ...part, signers: withSigners(part.signers, change) }),
    PrincipleApproved: (part, { decision }) => ({ ...part, principle: decision }),
    PlanApproved: (part, data, meta) => ({ ...part, approved: data, approvedOn: localDay(validTime(meta)) }),
    RoundAnnounced: (part, data, meta) => ({ ...part, notice: data, noticeOn: localDay(validTime(meta)) }),
    NoticeAmended: (part, { channels, snapshot, opensOn, closesOn }, meta) => ({
      ...part,
      notice: { channels, snapshot, opensOn, closesOn },
      noticeOn: localDay(validTime(meta)),
      amendments: part.amendments + 1,
    }),
    OwnershipOffered: (part, { to }) => ({ ...part, ownershipOfferedTo: to }),
    OwnershipAccepted: (part, { to }) => ({ ...part, owner: to, ownershipOfferedTo: null }),
  },
});
