import { createHash } from 'node:crypto';
import { deciders, type RoundCommands } from '#exams';
import type { Context, Executor, OneOf, Outcome } from '#kernel';
import { canonicalPack, findPack, packRef } from '#rules';

const { round } = deciders;

/** Everything below is a sample: people, papers and hashes are invented. */
const OWNER = 'person-sample-owner';
const AUTHORITY = 'person-sample-authority';
const SUPERIOR = 'person-sample-superior';
const HASH = 'a'.repeat(64);
const PAPER = { number: '1/QĐ-MẪU', date: '2026-01-05', hash: HASH };

let asked = 0;

const contextOf = (actor: string, at: string): Context => {
  asked += 1;
  const commandId = `request-${String(asked)}-0d9c8b7a-6f5e-4d3c-2b1a`;
  return {
    actor,
    authority: 'role:HR',
    at,
    correlationId: commandId,
    causationId: commandId,
    commandId,
    commandDigest: HASH,
  };
};

const send = async (
  { execute }: Executor,
  id: string,
  command: OneOf<RoundCommands>,
  context: Context,
): Promise<Outcome> => {
  const outcome: Outcome = await execute(round, id, command, context);
  if (outcome.kind !== 'recorded') {
    throw new Error(`${command.type} came to ${outcome.kind === 'refused' ? outcome.refusal.refused : outcome.kind}`);
  }
  return outcome;
};

const plan = (): RoundCommands['ApprovePlan'] => {
  const pack = findPack('VN-CIVIL-2025');
  if (pack === undefined) throw new Error('there is no such pack');
  return {
    pack: packRef(pack),
    packHash: createHash('sha256').update(canonicalPack(pack)).digest('hex'),
    terms: { allocation: 'PER_POST', markGrain: '0.25', panel: 'COUNCIL', eligibility: [] },
    decision: PAPER,
    budget: '1/DT',
    scheme: { number: '1', version: '1', units: ['unit-sample'] },
  };
};

const draft = (code: string): RoundCommands['DraftRound'] => ({
  code,
  mandate: '72-KH/TU',
  posts: [{ post: 'P1', unit: 'unit-sample', position: 'position-sample', schemeVersion: '1', unitRevision: 0 }],
  owner: OWNER,
  authority: AUTHORITY,
  superior: SUPERIOR,
  entry: 'LIVE',
});

const channels: RoundCommands['AnnounceRound']['channels'] = [
  { kind: 'MEDIA', reference: 'sample' },
  { kind: 'PORTAL', reference: 'sample' },
];

/** Brings a round to the stage in which applications are received, and receives some. At least 5 events. */
export const openRound = async (run: Executor, id: string, applications: number): Promise<void> => {
  const notice = { channels, opensOn: '2026-02-02', closesOn: '2026-03-10' };
  const steps: readonly [OneOf<RoundCommands>, string, string][] = [
    [{ type: 'DraftRound', data: draft(id) }, OWNER, '2026-01-05T02:00:00.000Z'],
    [{ type: 'ApprovePrinciple', data: { decision: PAPER } }, AUTHORITY, '2026-01-12T02:00:00.000Z'],
    [{ type: 'ApprovePlan', data: plan() }, AUTHORITY, '2026-01-20T02:00:00.000Z'],
    [{ type: 'AnnounceRound', data: notice }, OWNER, '2026-02-02T02:00:00.000Z'],
    [{ type: 'OpenApplications', data: {} }, OWNER, '2026-02-02T03:00:00.000Z'],
  ];
  for (const [command, actor, at] of steps) await send(run, id, command, contextOf(actor, at));
  for (let n = 0; n < applications; n += 1) {
    const data = {
      candidate: `C${String(n)}`,
      person: `person-sample-${String(n)}`,
      posts: ['P1'],
      tier: 'OUTSIDE',
      documents: [{ kind: 'CURRICULUM_VITAE', hash: HASH }],
    } as const;
    await send(run, id, { type: 'ReceiveApplication', data }, contextOf(OWNER, '2026-02-03T02:00:00.000Z'));
  }
};

/** Things that are handed over in turn: enough that a large round holds a large table of them. */
const ITEMS = 5_000;

/**
 * The `n`-th step of handing things over in a round, in order from 0, between two who have a seat: the cheapest thing that
 * happens often. Even ones hand over, odd ones sign for what the one before handed over.
 */
export const handOver = (run: Executor, id: string, n: number): Promise<Outcome> => {
  const handover = Math.floor(n / 2);
  const there = Math.floor(handover / ITEMS) % 2 === 0;
  const [from, to] = there ? [OWNER, AUTHORITY] : [AUTHORITY, OWNER];
  const found = { item: `bag-${String(handover % ITEMS)}`, sealIntact: true, count: 25 };
  const [command, actor]: readonly [OneOf<RoundCommands>, string] =
    n % 2 === 0
      ? [{ type: 'TransferCustody', data: { ...found, from, to, witnesses: [SUPERIOR] } }, from]
      : [{ type: 'AcceptCustody', data: found }, to];
  return send(run, id, command, contextOf(actor, '2026-02-04T02:00:00.000Z'));
};
