import { randomBytes } from 'node:crypto';
import type { Answer, Caller, Door } from './client.js';
import { sha256 } from './registry.js';
import type { Person } from './people.js';

/** Who plays and what is played: one round of one run. */
export interface Play {
  /** Fresh for every run: stands in every id that must not meet those of another run. */
  readonly run: string;
  readonly round: string;
  readonly door: Door;
  readonly cast: ReadonlyMap<string, Person>;
  /** personId by key. */
  readonly ids: Map<string, string>;
  readonly callers: Map<string, Caller>;
}

/** A step out of the paper file: who, what, when it happened. */
export interface Act {
  readonly by: string;
  readonly at: string;
}

/** The instant (UTC) of a clock time in Vietnam. */
export const local = (day: string, time: string): string => new Date(`${day}T${time}:00.000+07:00`).toISOString();

export const bytes32 = (): string => randomBytes(32).toString('hex');

const known = <Value>(table: ReadonlyMap<string, Value>, key: string): Value => {
  const value = table.get(key);
  if (value === undefined) throw new Error(`nobody plays ${key}`);
  return value;
};

export const personOf = (play: Play, key: string): Person => known(play.cast, key);
export const nameOf = (play: Play, key: string): string => personOf(play, key).name;
export const idOf = (play: Play, key: string): string => known(play.ids, key);
export const callerOf = (play: Play, key: string): Caller => known(play.callers, key);

/** SHA-256 that stands for a paper of this round: minutes, a sheet, a list. */
export const hashOf = (play: Play, what: string): string => sha256(`${play.round} ${what}`);

/** Why a round is typed in from paper, said once with its draft. The note names a person on purpose: it must never leave the vault. */
export const explained = (play: Play) => ({
  backdatedReason: 'PAPER_ENTRY',
  backdatedNote: `Nhập từ hồ sơ giấy; ${nameOf(play, 'S1')} (Ban giám sát) đã đối chiếu bản gốc.`,
});

/** Sends one command of the round as the person concerned, with the time at which it happened. */
export const act = (play: Play, { by, at }: Act, command: string, body: object = {}): Promise<Answer> =>
  callerOf(play, by).post(`/api/rounds/${play.round}/${command}`, { ...body, occurredAt: at });

/** A reason with its minutes. */
export const reasoned = (play: Play, reason: string, minutes: string) => ({
  reason,
  minutes: hashOf(play, `minutes ${minutes}`),
});

/** Counts minutes from a start, so that a row of steps has times of its own. */
export const stopwatch = (day: string, time: string) => {
  let now = Date.parse(local(day, time));
  return (minutes: number): string => {
    now += minutes * 60_000;
    return new Date(now).toISOString();
  };
};
