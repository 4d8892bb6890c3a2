import type { CandidateDoc, ClockDoc } from '#exams';
import { localDay } from '#rules';
import type { Answer, Caller } from '../../../apps/cli/src/demo/client.js';
import { act, callerOf, hashOf, idOf, local, personOf, type Play } from '../../../apps/cli/src/demo/play.js';
import { type CodeMap, codeOf } from '../../../apps/cli/src/demo/round-marking.js';
import { setNow } from './now.js';
import type { CandidateScript, Filled } from './script.js';

/** Between two steps of a round. */
const MINUTE_MS = 60_000;
/** After so long, or so long a silence, somebody signs in again: well before a session ends. */
const SESSION_MS = 8 * 60 * MINUTE_MS;
const SILENCE_MS = 30 * MINUTE_MS;

interface Session {
  readonly caller: Caller;
  readonly since: number;
  used: number;
}

/** A round on its way: who plays, by which script, and how far its own time has come. */
export interface Playing {
  readonly play: Play;
  readonly script: Filled;
  /** Valid time of the last step, in milliseconds. */
  now: number;
  /** Key of who heads the appointing body; another once the round goes on in a successor. */
  authority: string;
  /** Who handed in a script, once the paper is over. */
  handedIn: readonly string[];
  /** Who has signed in, and when: of a round that is played as it happens. */
  readonly sessions: Map<string, Session>;
  /** Lets the clocks that have run out act, as they do by themselves every half a minute. */
  readonly tick: () => Promise<unknown>;
  /** The map and its salt, once scripts are coded. */
  secret?: CodeMap;
}

/** Goes on not before the morning of this day. Time never runs back. */
export const notBefore = (round: Playing, day: string): void => {
  round.now = Math.max(round.now, Date.parse(local(day, '08:00')));
};

/** The day of the round's own time. */
export const today = ({ now }: Playing): string => localDay(new Date(now).toISOString());

const isLive = ({ script }: Playing): boolean => script.entry === 'LIVE';

/** The product as this person meets it at this moment of the round. */
export const callerIn = async (round: Playing, key: string): Promise<Caller> => {
  const { play, sessions, now } = round;
  if (!isLive(round)) return callerOf(play, key);
  setNow(now);
  const known = sessions.get(key);
  if (known !== undefined && now - known.since < SESSION_MS && now - known.used < SILENCE_MS) {
    known.used = now;
    return known.caller;
  }
  const { login, password } = personOf(play, key);
  const caller = await play.door.signIn(login, password);
  sessions.set(key, { caller, since: now, used: now });
  return caller;
};

/** Sends a command of the round as `by`, a minute after the last. Throws `Refused`, which names command, code and words. */
export const send = async (round: Playing, by: string, command: string, body: object = {}): Promise<Answer> => {
  round.now += MINUTE_MS;
  const { play, now } = round;
  if (!isLive(round)) return act(play, { by, at: new Date(now).toISOString() }, command, body);
  return (await callerIn(round, by)).post(`/api/rounds/${play.round}/${command}`, body);
};

/** Lets the clocks that have run out act, at the round's own time. */
export const tick = async (round: Playing): Promise<void> => {
  setNow(round.now);
  await round.tick();
};

/** Closes a window after its last day: by the owner on paper, by its clock as it happens. */
export const closeWindow = async (round: Playing, command: string): Promise<void> => {
  if (isLive(round)) await tick(round);
  else await send(round, 'HR', command);
};

/** A signed paper of the day. */
export const decisionOf = (round: Playing, number: string) => ({
  number,
  date: today(round),
  hash: hashOf(round.play, number),
});

/** A reason with its minutes. */
export const why = (round: Playing, what: string) => ({
  reason: `Lý do mẫu: ${what}`,
  minutes: hashOf(round.play, `minutes ${what}`),
});

/** The code of a candidate's script. */
export const scriptOf = ({ secret }: Playing, candidate: string): string => {
  if (secret === undefined) throw new Error('scripts are not coded yet');
  return codeOf(secret, candidate);
};

/** SHA-256 that stands for a paper of the round. */
export const hash = (round: Playing, what: string): string => hashOf(round.play, what);
/** personId of a member of the cast, or of who plays a candidate. */
export const idIn = (round: Playing, key: string): string => idOf(round.play, key);

/** All documents of a part of the round, as `by` sees them. */
export const view = async <Document>(round: Playing, name: string, by = 'HR'): Promise<readonly Document[]> =>
  (await callerIn(round, by)).list(`/api/rounds/${round.play.round}/${name}`);

/** The scripts of the candidates who are in one of these states. */
export const inStatus = async (
  round: Playing,
  ...statuses: readonly CandidateDoc['status'][]
): Promise<readonly CandidateScript[]> => {
  const found = await view<CandidateDoc>(round, 'candidates');
  const ids = found.filter(({ status }) => statuses.includes(status)).map(({ candidate }) => candidate);
  return round.script.candidates.filter(({ id }) => ids.includes(id));
};

/** The last day of a running clock of the round. */
export const dueOf = async (round: Playing, name: string): Promise<string> => {
  const due = (await view<ClockDoc>(round, 'clocks')).find(({ clock }) => clock === name)?.due;
  if (due === undefined || due === null) throw new Error(`${name} does not run in ${round.play.round}`);
  return due;
};
