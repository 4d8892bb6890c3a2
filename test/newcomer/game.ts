import { setTimeout as pause } from 'node:timers/promises';
import type { Player } from './cast.js';
import { dayOf, daysAfter, morningOf, workingTimeAfter } from './days.js';
import {
  CANDIDATES,
  CONDITIONS,
  decisions,
  handedIn,
  isTheirs,
  type Line,
  POST,
  refined,
  type Rules,
  type Sent,
  type World,
} from './decisions.js';
import type { Said } from './document.js';
import type { Mood } from './moods.js';
import type { Answered, Problem } from './http.js';
import type { Newcomer } from './newcomer.js';

/** A round to be played: by which pack, as it happens or from paper, and from when on. */
export interface Round {
  readonly id: string;
  readonly pack: string;
  readonly entry: 'LIVE' | 'RETROSPECTIVE';
  readonly from: string;
  /** How people are in it. */
  readonly mood: Mood;
}

export interface Played {
  readonly diary: readonly string[];
  readonly stage: string;
  readonly provoked: number;
  readonly sent: number;
}

/** Something that can be done now: who, on which line, what is sent. */
interface Move {
  readonly by: Player;
  readonly line: Line;
  readonly said: Said;
}

interface WholePack {
  readonly leftToPlan: readonly string[];
  readonly pack: Rules;
}

/** Who watches over rounds, and is told all that they wait for; whoever acts has to be told of it too. */
const WATCHING = 'AUDITOR';
/** More than any round needs: whoever goes in circles is lost. */
const STEPS_MAX = 400;
/** How often the same may be sent: again after it was made void. */
const SAME_MAX = 2;
/** For what follows from an event by itself. */
const TRIES = 60;
const PAUSE_MS = 50;
/** From the first day of a pack to the need for a round: who appoints was appointed, and what is needed approved. */
const DAYS_AFTER = 14;
/** So long after a round began its papers are typed in. */
const LATER_DAYS = 365;
/** Between two acts of people. */
const MINUTES = 5;
/** How long a paper is written. */
const PAPER_MINUTES = 180;

/** Which field of a body takes what is missing. */
const fieldsFor: Readonly<Record<string, string>> = {
  CANDIDATES: 'candidate',
  SCRIPTS: 'script',
  RULES: 'rule',
  POSTS: 'post',
  DOSSIER_ITEMS: 'item',
};

/** One round, from its draft until it waits for nothing any more. */
export class Game {
  private readonly diary: string[] = [];
  private readonly sent: Sent[] = [];
  private readonly secrets: Record<string, Said> = {};
  private openTerms: Said = {};
  private rules: Rules = {};
  /** The round's own time: now, or when it happened on paper. */
  private then: number;
  private provoked = 0;

  constructor(
    private readonly newcomer: Newcomer,
    private readonly round: Round,
  ) {
    const since = morningOf(daysAfter(round.from, DAYS_AFTER));
    this.then = workingTimeAfter(round.entry === 'LIVE' ? Math.max(since, newcomer.now) : since, 0);
  }

  /** Plays it. Throws with the diary where the product says no, or nothing is left to do before the end. */
  async run(): Promise<Played> {
    await this.draft();
    for (let step = 0; step < STEPS_MAX; step += 1) {
      const lines = await this.waiting(WATCHING);
      if (lines.length === 0) return this.told();
      if (this.provoked === 0) await this.provoke(lines);
      const initiative = this.initiative(lines);
      const move = initiative ?? (await this.choose(lines));
      await (move === undefined ? this.wait(lines) : this.make(move));
    }
    return this.lost(`the round has not ended after ${String(STEPS_MAX)} steps`);
  }

  private get path(): string {
    return `/api/rounds/${this.round.id}`;
  }

  private get today(): string {
    return dayOf(this.then);
  }

  private get isLive(): boolean {
    return this.round.entry === 'LIVE';
  }

  private get world(): World {
    const { people } = this.newcomer;
    const { sent, secrets, openTerms, rules, today, unit } = this;
    const { pack, mood } = this.round;
    return { sent, secrets, openTerms, rules, today, unit, people, pack, mood };
  }

  private get unit(): string {
    return `DV-${this.round.id}`;
  }

  private note(text: string): void {
    this.diary.push(`${this.today} ${new Date(this.then + 7 * 3_600_000).toISOString().slice(11, 16)}  ${text}`);
  }

  private lost(why: string): never {
    throw new Error(`${this.round.pack} ${this.round.entry}: ${why}\n${this.diary.join('\n')}`);
  }

  private pass(minutes: number): void {
    this.then = workingTimeAfter(this.then, minutes);
    if (this.isLive) this.newcomer.goTo(this.then);
  }

  /** The unit, what the pack leaves open, and the draft. */
  private async draft(): Promise<void> {
    const { newcomer, round } = this;
    newcomer.goTo(this.isLive ? this.then : morningOf(daysAfter(this.today, LATER_DAYS)));
    const hr = newcomer.player('HR');
    await newcomer.must(hr, `/api/units/${this.unit}/register-unit`, {
      code: this.unit,
      authority: newcomer.player('AUTHORITY').person,
      superior: newcomer.superior,
      owner: `CQ-${round.id}`,
    });
    const { leftToPlan, pack } = await newcomer.read<WholePack>(hr, `/api/packs/${round.pack}`);
    this.openTerms = newcomer.forms.examplesOf(`${this.path}/approve-plan`, 'terms', (name) =>
      leftToPlan.includes(name),
    );
    this.rules = pack;
    const posts = [{ post: POST, unit: this.unit, position: newcomer.position }];
    await this.send({ by: hr, href: `${this.path}/draft-round` }, { posts, owner: hr.person, entry: round.entry });
  }

  /** What the round waits for, as somebody is told it. */
  private async waiting(key: string): Promise<readonly Line[]> {
    const { newcomer, path } = this;
    const who = newcomer.player(key);
    return (await newcomer.read<{ items: readonly Line[] }>(who, `${path}/waiting?${newcomer.seen}`)).items;
  }

  private async choose(lines: readonly Line[]): Promise<Move | undefined> {
    for (const line of lines) {
      if (line.ready !== true || (line.from ?? '') > this.today) continue;
      const move = this.moveOn(line);
      if (move !== undefined) return this.asTold(move);
    }
    return undefined;
  }

  /** What somebody does unasked now. */
  private initiative(lines: readonly Line[]): Move | undefined {
    const { round, newcomer } = this;
    const next = round.mood.initiatives.find(
      ({ command, during }) =>
        lines.some(({ code, ready }) => code === during && ready !== false) &&
        !this.sent.some((sent) => sent.command === command),
    );
    const during = lines.find(({ code }) => code === next?.during);
    if (next === undefined || during === undefined) return undefined;
    const name = next.command.replace(/(?!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
    const unasked = {
      command: next.command,
      subject: '',
      words: { en: 'nothing' },
      link: { href: `${this.path}/${name}` },
    };
    const said = next.said((key) => newcomer.player(key).person);
    return { by: newcomer.player(next.by), line: { ...during, ...unasked }, said };
  }

  private moveOn(line: Line): Move | undefined {
    const awaited = Object.values(this.newcomer.people).filter(({ person }) => line.persons.includes(person));
    const at = { FIRST: 0, LAST: awaited.length - 1, IN_TURN: this.sent.length % awaited.length }[this.round.mood.acts];
    const inTurn = [...awaited.slice(at), ...awaited.slice(0, at)];
    return inTurn.map((by) => this.moveBy(by, line)).find((move) => move !== undefined);
  }

  /** The first thing that this person can send on a line and has not sent. */
  private moveBy(by: Player, line: Line): Move | undefined {
    const own = decisions[line.command]?.(this.world, line, by);
    if (own === null) return undefined;
    const said = this.variants(line)
      .map((about) => ({ ...about, ...own }))
      .filter((body) => isTheirs(by, body))
      .find((body) => !this.wasSent(line, by, body));
    return said === undefined ? undefined : { by, line, said };
  }

  private wasSent(line: Line, by: Player, said: Said): boolean {
    const key = JSON.stringify([line.link.href, by.key, said]);
    const same = this.sent.filter(({ body }) => body['key'] === key).length;
    return same >= SAME_MAX || (same > 0 && (line.missing?.ids ?? []).length > 0);
  }

  /** What is said of the subject of a line, and of each thing that is missing. */
  private variants({ subject, missing, link }: Line): readonly Said[] {
    const { forms } = this.newcomer;
    const fields = forms.fieldsOf(link.href);
    const about = this.about(subject, link.href);
    const one = fieldsFor[missing?.kind ?? ''] ?? '';
    if (missing === null) return [about];
    if (fields.includes(`${one}s`)) return [{ ...about, [`${one}s`]: missing.ids }];
    return fields.includes(one) ? missing.ids.map((id) => ({ [one]: id, ...about })) : [about];
  }

  private about(subject: string, href: string): Said {
    const { forms } = this.newcomer;
    const fields = forms.fieldsOf(href);
    const byChoice = fields.find((field) => forms.choicesOf(href, field).includes(subject));
    if (byChoice !== undefined) return { [byChoice]: subject };
    const codes = (this.secrets['CODE_MAP']?.['codes'] ?? []) as readonly string[];
    const persons = Object.values(this.newcomer.people).map(({ person }) => person);
    const unasked = this.sent.flatMap(({ body }) => [body['motion'], body['complaint'], body['item']]);
    const known: Readonly<Record<string, readonly unknown[]>> = {
      member: persons,
      motion: unasked,
      complaint: unasked,
      item: unasked,
      candidate: CANDIDATES,
      post: [POST],
      rule: CONDITIONS,
      script: codes,
    };
    const field = Object.entries(known).find(([name, ids]) => fields.includes(name) && ids.includes(subject))?.[0];
    return field === undefined ? {} : { [field]: subject };
  }

  /** Whoever is awaited must be told so, too. */
  private async asTold({ by, line, said }: Move): Promise<Move> {
    const own = (await this.waiting(by.key)).find(
      ({ command, subject, yours }) => yours && command === line.command && subject === line.subject,
    );
    return own === undefined ? this.lost(`${by.key} is not told of "${line.words.en}"`) : { by, line: own, said };
  }

  /** Before a secret is committed to, the product makes it. */
  private async prepare({ by, line }: Move): Promise<void> {
    const path = `${this.path}/commitments`;
    if (line.command === 'CommitLot') {
      this.secrets[line.subject] = (await this.newcomer.must(by, path, { kind: 'LOT' })) as Said;
    }
    if (line.command === 'CodeScripts') {
      const map = handedIn(this.world).map((candidate, at) => ({ code: `PH-${String(7 - at)}`, candidate }));
      this.secrets['CODE_MAP'] = (await this.newcomer.must(by, path, { kind: 'CODE_MAP', map })) as Said;
    }
  }

  private async make(move: Move): Promise<void> {
    const { by, line } = move;
    this.pass(line.command === 'EndWritten' ? PAPER_MINUTES : MINUTES);
    await this.prepare(move);
    const said = { ...move.said, ...decisions[line.command]?.(this.world, line, by) };
    const body = refined(this.world, line.command, said);
    await this.send({ by, href: line.link.href, line }, body, JSON.stringify([line.link.href, by.key, move.said]));
  }

  private async send(where: { by: Player; href: string; line?: Line }, said: Said, key = ''): Promise<void> {
    const { by, href, line } = where;
    const answered = await this.newcomer.post(by, href, this.filled(href, said));
    this.tell(where, said, answered);
    if (answered.status >= 300) this.lost('refused');
    this.sent.push({ command: line?.command ?? 'DraftRound', by: by.key, body: { ...said, key } });
  }

  private filled(href: string, said: Said): unknown {
    const at = new Date(this.then).toISOString();
    const dated = this.isLive ? {} : { occurredAt: at, backdatedReason: undefined, backdatedNote: undefined };
    return this.newcomer.forms.fill(href, { ...said, ...dated }, this.today);
  }

  private tell({ by, href, line }: { by: Player; href: string; line?: Line }, said: Said, answered: Answered): void {
    const { status, body } = answered;
    const { events, code, detail } = body as { events?: readonly string[] } & Problem;
    const came = events?.join(', ') ?? `${code ?? ''}: ${detail ?? ''} ${status === 400 ? JSON.stringify(body) : ''}`;
    const awaited =
      line === undefined ? 'a need' : `"${line.words.en}"${line.subject === '' ? '' : ` ${line.subject}`}`;
    const named = Object.values(this.newcomer.people).reduce(
      (text, { person, key }) => text.replaceAll(person, key),
      JSON.stringify(said),
    );
    const command = href.split('/').at(-1) ?? '';
    this.note(`${by.key.padEnd(9)} ${awaited} → ${command} ${named} → ${String(status)} ${came}`);
  }

  /** Nobody can do anything now: on to the first day on which somebody can, or to what follows by itself. */
  private async wait(lines: readonly Line[]): Promise<void> {
    const days = lines.flatMap(({ from }) => (from !== null && from > this.today ? [from] : []));
    const [next] = days.toSorted();
    if (next === undefined) {
      await this.settled(JSON.stringify(lines));
      return;
    }
    this.then = morningOf(next);
    this.note(`nobody can do anything before ${next}`);
    if (!this.isLive) return;
    this.newcomer.goTo(this.then);
    await this.newcomer.hands.tick();
  }

  private async settled(before: string): Promise<void> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      await pause(PAUSE_MS);
      if (JSON.stringify(await this.waiting(WATCHING)) !== before) return;
    }
    this.lost(`nobody is told what to do: ${before}`);
  }

  /** Sends on purpose what comes too early: the refusal has to say what can be done instead. */
  private async provoke(lines: readonly Line[]): Promise<void> {
    const early = lines.find(({ ready, persons }) => ready === false && persons.length > 0);
    const move = early === undefined ? undefined : this.moveOn(early);
    if (move === undefined) return;
    const { by, line, said } = move;
    const { status, body } = await this.newcomer.post(by, line.link.href, this.filled(line.link.href, said));
    this.tell({ by, href: line.link.href, line }, said, { status, body });
    this.provoked += 1;
    const next = ((body ?? {}) as Problem).next ?? [];
    if (status !== 409 || next.length === 0) this.lost(`sent too early on purpose: ${JSON.stringify(body)}`);
    for (const { href } of next) this.newcomer.forms.fieldsOf(href);
  }

  private async told(): Promise<Played> {
    const { stage } = await this.newcomer.read<{ stage: string }>(
      this.newcomer.player('HR'),
      `${this.path}?${this.newcomer.seen}`,
    );
    this.note(`the round is ${stage}`);
    return { diary: this.diary, stage, provoked: this.provoked, sent: this.sent.length };
  }
}
