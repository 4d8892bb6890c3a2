import { own } from '#exams';
import { answersTo, lastOf, type Read, readOf, Seen } from './answers.js';
import { entitledTo, type Secret } from './entitled.js';
import { isSame, playedInBoth, type World } from './pair.js';
import { refusalsOf } from './refusals.js';
import { type Eye, eyesOf } from './readers.js';
import type { Facts, Kind } from './acts.js';

/** A reader who is answered otherwise in a world that differs in something that is not for that reader. */
export interface Leak {
  readonly kind: string;
  readonly secret: string;
  readonly eye: string;
  readonly answer: string;
  /** Type of the last event. */
  readonly after: string;
  readonly told: readonly [string, string];
}

/** Each leak once: who reads of what, where. */
export const told = (leaks: readonly Leak[]): readonly string[] => [
  ...new Set(
    leaks.map(
      ({ kind, secret, eye, answer, after, told: [one, other] }) =>
        `${kind}: ${eye} reads of ${secret} in ${answer} after ${after}: ${one} / ${other}`,
    ),
  ),
];

/** How many answers of how many readers were compared, and what was found. */
export interface Comparison {
  readonly compared: number;
  readonly leaks: readonly Leak[];
}

/** Whether this moment is looked at, and whether this reader looks then: all, or some by chance. */
export interface Looks {
  readonly now: () => boolean;
  readonly eye: () => boolean;
}

/**
 * What may differ though it tells nothing: a commitment shows nothing of what it commits to. And what is known to tell
 * something (THREATS): which number an event has in the log tells how many there are before it, shown or not.
 */
export const comparable = (answer: string, { state }: Pick<World, 'state'>): string => {
  const { commitment } = state.marking;
  const hidden = commitment === null ? answer : answer.replaceAll(commitment, 'COMMITMENT');
  return hidden.replaceAll(/(\\?"revision\\?":)\d+/g, '$1"R"');
};

/** What stands where two answers begin to differ. */
export const around = (one = '', other = ''): readonly [string, string] => {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const from = Math.max(0, at - 60);
  return [one.slice(from, at + 60), other.slice(from, at + 60)];
};

const toldOf = (told: Readonly<Record<string, string>>, answer: string, world: Read): string =>
  comparable(told[answer] ?? '', world);

const lookedAt = (kind: Kind, secret: Secret, eye: Eye, worlds: readonly [Read, Read]): readonly Leak[] => {
  const turn = worlds[0].history.length + worlds[0].caseHistory.length;
  const toldIn = (world: Read): Readonly<Record<string, string>> => ({
    ...answersTo(eye, world),
    refusals: JSON.stringify(refusalsOf(kind, eye, world, turn)),
  });
  const [mine, theirs] = [toldIn(worlds[0]), toldIn(worlds[1])];
  const names = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])];
  const different = names.filter((name) => toldOf(mine, name, worlds[0]) !== toldOf(theirs, name, worlds[1]));
  if (different.length === 0) return [];
  const where = entitledTo(
    kind,
    eye,
    secret,
    worlds.map(({ history, caseHistory }) => [...history, ...caseHistory]),
  );
  const last = lastOf(worlds[0]);
  return (
    different
      .filter((name) => where !== 'EVERYWHERE' && !where.includes(name))
      // Who may find the fact anywhere may learn of it by being refused, too.
      .filter((name) => name !== 'refusals' || where.length === 0)
      .map((answer) => ({
        kind: kind.name,
        secret: secret.name,
        eye: eye.name,
        answer,
        after: last.type,
        told: around(toldOf(mine, answer, worlds[0]), toldOf(theirs, answer, worlds[1])),
      }))
  );
};

/** On which script a secret may be: those of A and B are told apart by the code map alone. */
export const scriptsOf = (name: string): readonly string[] => {
  const [, about = ''] = name.split('/');
  return own<readonly string[]>({ A: ['X1', 'X2'], B: ['X1', 'X2'], C: ['X3'], D: ['X4'] }, about) ?? [];
};

/** Compares what everybody is answered, moment by moment, in two worlds that differ in one fact. */
export const compared = (kind: Kind, facts: Facts, change: readonly [string, string], looks: Looks): Comparison => {
  const [name, value] = change;
  const secret: Secret = { name, scripts: scriptsOf(name) };
  const eyes = eyesOf(kind);
  const seen = [new Seen(), new Seen()] as const;
  const leaks: Leak[] = [];
  let [count, isFirst] = [0, true];
  for (const { one, other } of playedInBoth(kind, [facts, { ...facts, [name]: value }])) {
    // Nothing can be told of a fact that is not there yet. When it has just been put down is always looked at.
    if (isSame(one, other) || !(isFirst || looks.now())) continue;
    isFirst = false;
    const looking = eyes.filter(looks.eye);
    seen[0].follow(one);
    seen[1].follow(other);
    const worlds = [readOf(one, seen[0]), readOf(other, seen[1])] as const;
    count += looking.length;
    leaks.push(...looking.flatMap((eye) => lookedAt(kind, secret, eye, worlds)));
  }
  return { compared: count, leaks };
};
