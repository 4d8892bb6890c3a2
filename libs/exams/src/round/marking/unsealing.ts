import { at, type Context, entries, isRefusal, refuse } from '#kernel';
import { house } from '#rules';
import { own } from '../../own.js';
import { HEX_64 } from '../../wording.js';
import { codeMapCommitment } from '../commitments.js';
import { acts, chairOf, supervisors } from '../people.js';
import { isDisqualified } from '../running.js';
import { snapshotOf } from '../publishing.js';
import { flagged } from '../deviations/deviations.js';
import type { Round } from '../state.js';
import { areDistinct } from '../written/rule.js';
import type { CodeEntry, MarkingCommands, MarkingEvents } from './events.js';
import { netOf } from './final-mark.js';
import type { MarkingRule } from './rule.js';

/** So often the keepers may try to lay open what they committed to. */
const ATTEMPTS = 2;

const same = (a: readonly string[], b: readonly string[]): boolean =>
  areDistinct(a) && a.length === b.length && a.every((item) => b.includes(item));

const keysOf = (table: Parameters<typeof entries>[0]) => entries(table).map(([key]) => key);

/** True where the map joins every script that was handed in to one line. */
export const coversScripts = (round: Round, map: readonly CodeEntry[]): boolean =>
  same(
    map.map(({ candidate }) => candidate),
    keysOf(round.written.scripts),
  );

/** The map must join every code to one script handed in, and every script to one code. */
const covers = (round: Round, map: readonly CodeEntry[]): boolean =>
  same(
    map.map(({ code }) => code),
    keysOf(round.marking.scripts),
  ) && coversScripts(round, map);

type Marks = MarkingEvents['CodeMapUnsealed']['marks'];

/** Nobody who lost the paper has a mark; a script that was not signed for is worth 0 (TT 22/2025 Art 15). */
const marksOf = (round: Round, map: readonly CodeEntry[]): Marks =>
  map
    .filter(({ candidate }) => !isDisqualified(round, candidate))
    .flatMap(({ code, candidate }) => {
      const settled = at(round.marking.scripts, code)?.settled;
      if (at(round.written.scripts, candidate) === false) {
        return [{ candidate, raw: '0.00', net: '0.00', how: 'ZEROED' as const }];
      }
      if (settled === null || settled === undefined) return [];
      const { mark, how } = settled;
      return [{ candidate, raw: mark, net: netOf(round, candidate, mark), how }];
    });

/** A second keeper and a supervisor agree that the map is opened now (TT 22/2025 Art 15(3), domain §3.7). */
export const confirmUnsealing: MarkingRule<'ConfirmUnsealing'> = (round, _, context) => {
  const { keepers, confirmed } = round.marking;
  const by = [...keepers, ...supervisors(round)].find((person) => acts(context, person));
  if (by === undefined) return refuse('keepers-only');
  return confirmed.includes(by) ? [] : [{ type: 'UnsealingConfirmed', data: { by } }];
};

/** True once the keepers have no attempt left: the council decides which map holds. */
export const awaitsCouncil = (round: Round): boolean => round.marking.rejected >= ATTEMPTS;

/** Somebody of the supervision board watches, who keeps no part of the map. */
const unwitnessed = (round: Round, supervisor: string) =>
  supervisors(round).includes(supervisor) && !round.marking.keepers.includes(supervisor)
    ? undefined
    : refuse('supervisor-missing');

/** What stands in the way of laying this map open before these people, whoever does it. */
const unready = (round: Round, map: readonly CodeEntry[], needed: readonly string[]) => {
  const absent = needed.find((person) => !round.marking.confirmed.includes(person));
  if (absent !== undefined) return refuse('unsealing-unconfirmed', { person: absent });
  const open = Object.entries(round.written.questionErrors).find(([, decision]) => decision === 'OPEN');
  if (open !== undefined) return refuse('question-error-open', { question: open[0] });
  return covers(round, map) ? undefined : refuse('map-incomplete');
};

const unsealable = (round: Round, command: MarkingCommands['UnsealCodeMap'], context: Context) => {
  const { supervisor, salt, map } = command;
  const { keepers } = round.marking;
  const opener = keepers.find((keeper) => acts(context, keeper));
  if (opener === undefined) return refuse('keepers-only');
  if (awaitsCouncil(round)) return refuse('map-awaits-council');
  if (!HEX_64.test(salt)) return refuse('salt-malformed');
  const others = keepers.filter((keeper) => keeper !== opener);
  return unwitnessed(round, supervisor) ?? unready(round, map, [...others, supervisor]);
};

/** The map laid open, with the marks that are published by it. */
const unsealedBy = (round: Round, { map, salt, supervisor, snapshot: said }: MarkingCommands['UnsealCodeMap']) => {
  const marks = marksOf(round, map);
  const snapshot = snapshotOf(round, { kind: 'MARKS', content: { marks } }, said);
  if (isRefusal(snapshot)) return snapshot;
  return { type: 'CodeMapUnsealed' as const, data: { map, salt, supervisor, snapshot, marks } };
};

/**
 * A map that does not hash to the commitment may have been changed, or mistyped: the attempt is recorded, and all of them
 * come together once more. After the second the round stands still for the council to look into it (domain: S29).
 */
export const unsealCodeMap: MarkingRule<'UnsealCodeMap'> = (round, command, context) => {
  const refusal = unsealable(round, command, context);
  if (refusal !== undefined) return refusal;
  const { commitment, rejected } = round.marking;
  const found = codeMapCommitment(command.map, command.salt);
  if (commitment === found) {
    const unsealed = unsealedBy(round, command);
    return isRefusal(unsealed) ? unsealed : [unsealed];
  }
  return [
    { type: 'CodeMapRejected', data: { commitment: commitment ?? '', found } },
    ...(rejected + 1 < ATTEMPTS
      ? []
      : [{ type: 'RoundSuspended' as const, data: { code: 'CODE_MAP_MISMATCH' as const } }]),
  ];
};

/**
 * What to answer to a command after which these events were recorded: a failed attempt stands in the log and is refused
 * all the same. `undefined`: nothing has failed.
 */
export const failedAttempt = (recorded: readonly { readonly type: string; readonly data: unknown }[]) => {
  const rejected = recorded.find(({ type }) => type === 'CodeMapRejected');
  if (rejected === undefined) return undefined;
  const { commitment, found } = rejected.data as MarkingEvents['CodeMapRejected'];
  const isLast = recorded.some(({ type }) => type === 'RoundSuspended');
  return refuse(isLast ? 'map-not-as-committed-again' : 'map-not-as-committed', { commitment, found });
};

const unsettleable = (round: Round, command: MarkingCommands['SettleCodeMap'], context: Context) => {
  const { motion, lost, supervisor, map } = command;
  if (!acts(context, chairOf(round))) return refuse('map-chair-only');
  if (!lost && !awaitsCouncil(round)) return refuse('map-still-with-keepers');
  // What the council carried before the marks were complete was about something else.
  const carried = own(round.council.motions, motion);
  if (carried?.outcome !== 'CARRIED' || carried.tabledIn !== 'MARKED') return refuse('motion-not-carried', { motion });
  const { keepers, confirmed } = round.marking;
  if (lost && keepers.every((keeper) => confirmed.includes(keeper))) return refuse('map-still-with-keepers');
  return unwitnessed(round, supervisor) ?? unready(round, map, [supervisor]);
};

/** What the council found out from the stubs takes the place of what was committed to, in the open and with its reasons. */
export const settleCodeMap: MarkingRule<'SettleCodeMap'> = (round, command, context) => {
  const refusal = unsettleable(round, command, context);
  if (refusal !== undefined) return refusal;
  const { map, snapshot, ...decided } = command;
  const instead = round.marking.commitment ?? '';
  const said = snapshot === undefined ? {} : { snapshot };
  const unsealed = unsealedBy(round, { map, salt: instead, supervisor: decided.supervisor, ...said });
  if (isRefusal(unsealed)) return unsealed;
  const commitment = codeMapCommitment(map, instead);
  return [
    { type: 'CodeMapSettled', data: { ...decided, instead, commitment } },
    unsealed,
    ...flagged({ what: 'code-map-settled', details: { motion: decided.motion }, rule: house('code-map') }),
  ];
};
