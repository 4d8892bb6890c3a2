import { randomUUID } from 'node:crypto';
import { type Context, isRefusal, type Outcome, type Refusal, refuse } from '#kernel';
import {
  authorityOn,
  DRAFTING,
  type Hold,
  holdOn,
  inForce,
  notActive,
  type Ownership,
  position,
  reaches,
  type Signers,
  type PostFact,
  type Round,
  round,
  type RoundCommands,
  type Unit,
  unit,
} from '#exams';
import { localDay } from '#rules';
import { derivedId, type Engine } from '../../../host/src/engine.js';
import type { Gathering } from './gather.js';

// A draft touches the streams of several units and that of its round. The posts are kept first, each on its unit, under
// the token of this attempt; then the round is drafted under the same token. Whoever finds a post kept by an attempt that
// led to no round ends that attempt in the stream of *its* round: there a draft and its end cannot both be recorded. Only
// then is the post let go. See docs/decisions/0020.

type Executing = Pick<Engine, 'executor'>;

interface PostAsked {
  readonly post: string;
  readonly unit: string;
  readonly position: string;
}

/** A post as the registry knows it today: the fact to record, and who appoints. */
interface Found extends PostAsked {
  readonly fact: PostFact;
  readonly held: Unit;
  readonly owner: Ownership;
}

interface Looked {
  readonly found: readonly Found[];
  readonly signers: Signers;
}

/** One attempt to draft a round. */
interface Attempt {
  readonly round: string;
  readonly token: string;
  readonly context: Context;
}

type Step = 'ReservePost' | 'ReleasePost' | 'VoidDraft';

const refused = (refusal: Refusal): Outcome => ({ kind: 'refused', refusal });

/** Under whom a step of an attempt is recorded. */
const stepContext = ({ token, context }: Attempt, ...step: readonly [Step, ...string[]]): Context => ({
  ...context,
  causationId: context.commandId,
  commandId: derivedId('step', token, ...step),
});

/** What is let go is let go in nobody's name, and at once: it has no valid time of its own. */
const tidying = (attempt: Attempt, ...step: readonly [Step, ...string[]]): Context => {
  const { at, correlationId, causationId, commandId, commandDigest } = stepContext(attempt, ...step);
  const ids = { correlationId, causationId, commandId, commandDigest };
  return { actor: DRAFTING, authority: 'process:drafting@1', at, ...ids };
};

/** Steps have ids of their own: none can meet a key that was used for something else. */
const refusalIn = (outcome: Outcome): Refusal | undefined => {
  if (outcome.kind === 'refused') return outcome.refusal;
  return outcome.kind === 'recorded' || outcome.kind === 'nothing' ? undefined : refuse('registry-busy');
};

/** What the registry says of a post on that day. */
const lookUp = async ({ executor }: Executing, asked: PostAsked, day: string): Promise<Found | Refusal> => {
  const [held, catalogue] = await Promise.all([
    executor.load(unit, asked.unit),
    executor.load(position, asked.position),
  ]);
  const owner = authorityOn(held.state, day);
  if (owner === null) return notActive(held.state, { unit: asked.unit, day });
  const scheme = inForce(catalogue.state, day);
  if (catalogue.state.versions.length === 0) return refuse('no-such-position', { position: asked.position });
  if (scheme === null) return refuse('position-not-in-force', { position: asked.position, day });
  const fact: PostFact = { ...asked, schemeVersion: scheme.schemeVersion, unitRevision: held.revision };
  return { ...asked, fact, held: held.state, owner };
};

/** The facts that a draft rests on: units that are active, positions in force, one appointing authority. */
const lookUpAll = async (executing: Executing, { data, context, sender }: Gathering): Promise<Looked | Refusal> => {
  const asked = data['posts'] as readonly PostAsked[];
  const day = localDay(context.occurredAt ?? context.at);
  const answers = await Promise.all(asked.map((post) => lookUp(executing, post, day)));
  const refusal = answers.find((answer) => isRefusal(answer));
  if (refusal !== undefined) return refusal;
  const found = answers.flatMap((answer) => (isRefusal(answer) ? [] : [answer]));
  const [first] = found;
  if (first === undefined || found.some(({ owner }) => owner.authority !== first.owner.authority)) {
    return refuse('posts-under-several-authorities');
  }
  const foreign = found.find(({ owner }) => !reaches(sender, owner.owner));
  if (foreign !== undefined) return refuse('unit-of-another-body', { unit: foreign.unit });
  const { owner: body, authority, superior } = first.owner;
  return { found, signers: { authority, superior, body } };
};

const isRoundOf = ({ plan: { draft } }: Round, { token }: Hold): boolean =>
  draft !== null && (draft.token ?? '') === token;

/** Why a hold stands in the way of an attempt; `undefined`: it led to no round, and its time is over. */
const inTheWay = async ({ executor }: Executing, attempt: Attempt, post: string, hold: Hold) => {
  const { state } = await executor.load(round, hold.round);
  if (isRoundOf(state, hold)) return refuse('post-already-in-round', { position: post, round: hold.round });
  const isOver = state.stage !== null || state.plan.voided.includes(hold.token) || attempt.context.at >= hold.until;
  // Who drafts a round a second time has given the first attempt up.
  if (isOver || hold.round === attempt.round) return undefined;
  return refuse('post-being-drafted', { position: post, round: hold.round, until: hold.until });
};

/** What is refused already by what is known: a refused draft shall change nothing anywhere. */
const foreseen = async (executing: Executing, attempt: Attempt, posts: readonly Found[]) => {
  const { token, context } = attempt;
  for (const { held, position: code } of posts) {
    const free = { ...held, reservations: {} };
    const decided = unit.decide.ReservePost(free, { position: code, round: attempt.round, token }, context);
    if (isRefusal(decided)) return decided;
    const hold = holdOn(held, code);
    const refusal = hold === undefined ? undefined : await inTheWay(executing, attempt, code, hold);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
};

/** Sees to it that an attempt never leads to a round. Refused where it has. */
const voidDraft = async (executing: Executing, attempt: Attempt, post: string, hold: Hold) => {
  const command = { type: 'VoidDraft', data: { token: hold.token } } as const;
  const context = tidying(attempt, 'VoidDraft', hold.round, hold.token);
  const refusal = refusalIn(await executing.executor.execute(round, hold.round, command, context));
  return refusal?.refused === 'already-drafted' ? inTheWay(executing, attempt, post, hold) : refusal;
};

/** To be sent only behind {@link voidDraft}. Refused where another has taken the post since: then there is nothing to do. */
const letGo = (
  { executor }: Executing,
  attempt: Attempt,
  place: PostAsked,
  { round: of, token }: Pick<Hold, 'round' | 'token'>,
) =>
  executor.execute(
    unit,
    place.unit,
    { type: 'ReleasePost', data: { position: place.position, round: of, token } },
    tidying(attempt, 'ReleasePost', place.unit, place.position, of, token),
  );

const reserve = async ({ executor }: Executing, attempt: Attempt, place: PostAsked) =>
  refusalIn(
    await executor.execute(
      unit,
      place.unit,
      { type: 'ReservePost', data: { position: place.position, round: attempt.round, token: attempt.token } },
      stepContext(attempt, 'ReservePost', place.unit, place.position),
    ),
  );

/** Keeps a post for an attempt, if need be after the end of one that led to nothing. */
const keep = async (executing: Executing, attempt: Attempt, place: PostAsked): Promise<Refusal | undefined> => {
  const refusal = await reserve(executing, attempt, place);
  if (refusal?.refused !== 'post-already-in-round') return refusal;
  const { state } = await executing.executor.load(unit, place.unit);
  const hold = holdOn(state, place.position);
  if (hold !== undefined) {
    const kept =
      (await inTheWay(executing, attempt, place.position, hold)) ??
      (await voidDraft(executing, attempt, place.position, hold));
    if (kept !== undefined) return kept;
    await letGo(executing, attempt, place, hold);
  }
  return reserve(executing, attempt, place);
};

/** Ends an attempt that was refused after it had kept posts, and lets them go. */
const giveBack = async (executing: Executing, attempt: Attempt, places: readonly PostAsked[]): Promise<void> => {
  const { round: of, token } = attempt;
  const [first] = places;
  if (first === undefined) return;
  if ((await voidDraft(executing, attempt, first.position, { round: of, token, until: '' })) !== undefined) return;
  for (const place of places) await letGo(executing, attempt, place, attempt);
};

/** In one order for all: of two drafts for the same posts, one gets them all. */
const inOrder = (posts: readonly Found[]): readonly Found[] =>
  posts.toSorted((a, b) => {
    if (a.unit !== b.unit) return a.unit < b.unit ? -1 : 1;
    return a.position < b.position ? -1 : 1;
  });

/** Keeps the posts and drafts the round; where either is refused, gives back what was kept. */
const attemptDraft = async (
  executing: Executing,
  attempt: Attempt,
  posts: readonly Found[],
  data: RoundCommands['DraftRound'],
): Promise<Outcome> => {
  const kept: Found[] = [];
  for (const post of inOrder(posts)) {
    const refusal = await keep(executing, attempt, post);
    if (refusal !== undefined) {
      await giveBack(executing, attempt, kept);
      return refused(refusal);
    }
    kept.push(post);
  }
  const command = { type: 'DraftRound', data } as const;
  const outcome = await executing.executor.execute(round, attempt.round, command, attempt.context);
  if (outcome.kind !== 'recorded') await giveBack(executing, attempt, kept);
  return outcome;
};

/** Drafts a round that does not exist yet. */
const draftNew = async (executing: Executing, gathering: Gathering, state: Round): Promise<Outcome> => {
  const { target, data, context } = gathering;
  const looked = await lookUpAll(executing, gathering);
  if (isRefusal(looked)) return refused(looked);
  const { found, signers } = looked;
  const attempt = { round: target.id, token: randomUUID(), context };
  const posts = found.map(({ fact }) => fact);
  const draft = { ...data, posts, ...signers, token: attempt.token } as unknown as RoundCommands['DraftRound'];
  const decided = round.decide.DraftRound(state, draft, context);
  if (isRefusal(decided)) return refused(decided);
  const refusal = await foreseen(executing, attempt, found);
  return refusal === undefined ? attemptDraft(executing, attempt, found, draft) : refused(refusal);
};

/**
 * Drafts a round with what the registry knows at this moment, and keeps its posts on their units. A refusal has changed
 * nothing, or what it changed was taken back. What breaks off keeps its posts for `HOLD_MINUTES`, or until it is sent again.
 */
export const draftRound = async (executing: Executing, gathering: Gathering): Promise<Outcome> => {
  const { target, type, data, context } = gathering;
  const { state } = await executing.executor.load(round, target.id);
  if (state.stage === null) {
    const outcome = await draftNew(executing, gathering, state);
    if (outcome.kind !== 'refused') return outcome;
    const { state: now } = await executing.executor.load(round, target.id);
    if (now.stage === null) return outcome;
  }
  // The round exists, perhaps only just: it tells a repeat of this request from another draft, and refuses that.
  return executing.executor.executeNamed(round, target.id, { type, data }, context);
};
