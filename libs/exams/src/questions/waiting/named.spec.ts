import { isRefusal, isSystem, type Meta, type Recorded } from '#kernel';
import { frozenRound } from '#test/support/frozen-round';
import { hireHistory } from '#test/support/hire-round';
import { paperRound } from '#test/support/paper-round';
import { contextOf } from '#test/support/specify';
import { sentFor } from '../../round/cards.js';
import type { RoundCommands } from '../../round/events.js';
import type { Lot, LotName } from '../../round/draws/events.js';
import { personBehind, sittingOf } from '../../round/people.js';
import { foldedOne, round as decider } from '../../round/round.js';
import { holds } from '../../round/seats.js';
import type { Round } from '../../round/state.js';
import { waiting, type Waiting } from './waiting.js';

// Whoever is told that something waits for them can do it: nobody is sent to be refused.

/** Refused because each does this for oneself: one's own script or scheme, of which the line names those that are missing. */
const ofOneself: readonly string[] = ['already-marked', 'scheme-hand-in-not-allowed'];

type Decide = Readonly<Record<string, (round: Round, data: unknown, context: Meta) => unknown>>;

/** A round on its way, what it waits for, and the event by which a command took it on. */
interface Halt {
  readonly round: Round;
  readonly lines: readonly Waiting[];
  readonly next: Recorded;
}

const wayOf = (history: readonly Recorded[]): readonly Halt[] => {
  let round = decider.initialState;
  return history.flatMap((next, index) => {
    const before = round;
    round = foldedOne(round, next);
    const isFirst = history[index - 1]?.meta.commandId !== next.meta.commandId;
    return isFirst ? [{ round: before, lines: waiting(before), next }] : [];
  });
};

/** The code by which somebody is refused a command; `undefined` where it is taken. */
const refusalOf = (round: Round, command: string, data: unknown, meta: Meta): string | undefined => {
  const outcome = (decider.decide as unknown as Decide)[command]?.(round, data, meta);
  return isRefusal(outcome) ? outcome.refused : undefined;
};

/** Who is named for a command of the history, and would have been refused it, though whoever sent it was not. */
const sentInVain = ({ round, lines, next: { data, meta } }: Halt): readonly string[] => {
  const { commandType: command, actor } = meta;
  if (isSystem(meta) || !Object.hasOwn(decider.decide, command)) return [];
  const asked = (person: string) => refusalOf(round, command, data, { ...meta, actor: person });
  if (asked(actor) !== undefined) return [];
  const theirs = lines.filter((line) => line.command === command && line.ready && line.persons.includes(actor));
  return theirs.flatMap(({ code, persons }) =>
    persons.flatMap((person) => {
      const refused = asked(person);
      return refused === undefined || ofOneself.includes(refused) ? [] : [`${code}: ${person} ${refused}`];
    }),
  );
};

/** Who is named beside something that waits in the round itself, and sits nowhere where the card of its event says. */
const withoutSeat = (round: Round, { code, case: ofCase, until, ready, persons }: Waiting): readonly string[] => {
  if (ofCase !== null || !ready || until === 'PostFilled') return [];
  const { seats } = sentFor(until as Parameters<typeof sentFor>[0]);
  const sitting = sittingOf(round);
  return persons
    .filter((person) => !seats.some((seat) => holds(person, seat, sitting)))
    .map((one) => `${code}: ${one}`);
};

/** Seats that are named beside something that waits, though nobody who sits there may do it. Who will apply is not known yet. */
const inVain = (round: Round, { code, ready, parts, persons }: Waiting): readonly string[] => {
  const sitting = sittingOf(round);
  const isNobody = (part: Waiting['parts'][number]): boolean =>
    part !== 'CANDIDATES' && !persons.some((person) => holds(person, part, sitting));
  const seated = persons.some((person) => parts.some((part) => holds(person, part, sitting)));
  return ready && seated ? parts.filter(isNobody).map((part) => `${code}: ${part}`) : [];
};

describe.each([
  ['an exam', frozenRound],
  ['a contract', hireHistory],
])('whoever is named by what %s waits for', (_, history) => {
  const way = wayOf(history);

  it('could have taken the step that somebody else took', () => {
    expect(way.flatMap(sentInVain)).toEqual([]);
  });

  it('sits where the step is taken, all along', () => {
    const lines = way.flatMap(({ round, lines: all }) => all.flatMap((line) => withoutSeat(round, line)));
    expect([...new Set(lines)]).toEqual([]);
  });

  it('is named by a seat in which somebody may do it', () => {
    const lines = way.flatMap(({ round, lines: all }) => all.flatMap((line) => inVain(round, line)));
    expect([...new Set(lines)]).toEqual([]);
  });
});

describe('whoever is named by a lot', () => {
  const candidates = ['a', 'b', 'c'].map((id) => ({ id, marks: ['60', '60'] as const }));
  const versions = [{ version: '1', hash: 'h', seal: 's' }];
  const given = (giver: string) => ({ giver, number: '7'.repeat(64) });
  const commitment = 'ab'.repeat(32);
  const before = (name: LotName, lot: Partial<Lot>, recused: Round['council']['recused']): Round => {
    const round = paperRound({ candidates });
    return {
      ...round,
      stage: name === 'PAPER' ? 'WRITTEN_READY' : 'DEFENCE_READY',
      council: { ...round.council, recused },
      written: { ...round.written, versions },
      appeals: { ...round.appeals, gate: { admitted: ['a', 'b', 'c'], eliminated: [] } },
      draws: { ...round.draws, [name]: { ...round.draws[name], ...lot } },
    };
  };
  const lots: readonly Partial<Lot>[] = [
    {},
    ...['M1', 'M3', 'Q1', 'M2'].map((holder) => ({ commitment, holders: [holder] })),
    { commitment, holders: ['M3'], numbers: [given('S1')] },
    { commitment, holders: ['M1'], numbers: [given('a')] },
  ];
  const cases = (['PAPER', 'ORDER'] as const).flatMap((name) =>
    lots.flatMap((lot) => [{}, { M1: 'ALL_CANDIDATES' } as const].map((recused) => [name, lot, recused] as const)),
  );

  /** What somebody sends to a lot: a candidate for the own name, others for one that is missing. */
  const sent = (round: Round, { command, missing }: Waiting, lot: LotName, person: string) => {
    const ids = missing?.ids ?? [];
    const candidate = ids.find((id) => personBehind(round, id) === person) ?? ids[0];
    const data: Partial<RoundCommands[keyof RoundCommands]> = {
      CommitLot: { lot, commitment: 'cd'.repeat(32) },
      GiveLotNumber: { lot, number: '5'.repeat(64), ...(candidate === undefined ? {} : { candidate }) },
    }[command as 'CommitLot' | 'GiveLotNumber'];
    return refusalOf(round, command, data, { ...contextOf({ actor: person }), commandType: command });
  };

  it.each(cases)('can do it (%s, case %#)', (name, lot, recused) => {
    const round = before(name, lot, recused);
    const lines = waiting(round).filter(({ command }) => command === 'CommitLot' || command === 'GiveLotNumber');
    expect(lines).toHaveLength(1);
    const refused = lines.flatMap((line) =>
      line.persons.flatMap((person) => {
        const code = sent(round, line, name, person);
        return code === undefined ? [] : [[line.code, person, code]];
      }),
    );
    expect(lines.flatMap(({ persons }) => persons)).not.toEqual([]);
    expect(refused).toEqual([]);
  });
});
