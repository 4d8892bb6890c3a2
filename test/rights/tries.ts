import type { Forms, OpenApi, Said } from '../newcomer/document.js';
import type { Edge, Raw } from './edge.js';
import { CANDIDATES, type Person, type Seating } from './people.js';
import { isAllowed, isKnown, isList, isOpenToAnybody } from './table.js';

/** An operation of the interface, as it is tried. */
export interface Operation {
  readonly name: string;
  readonly method: string;
  readonly path: string;
}

/** All operations of a document. */
export const operationsOf = ({ paths }: OpenApi): readonly Operation[] =>
  Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, { operationId = '' }]) => ({
      name: operationId,
      method: method.toUpperCase(),
      path,
    })),
  );

/** Something that is not as the table says. */
export interface Difference {
  readonly stage: string;
  readonly who: string;
  readonly operation: string;
  readonly expected: string;
  readonly got: string;
}

/** What differs, line by line, to be read. */
export const linesOf = (differences: readonly Difference[]): readonly string[] =>
  differences.map(({ stage, who, operation, expected, got }) =>
    [stage.padEnd(20), who.padEnd(16), operation.padEnd(24), `${expected}, but ${got}`].join(' '),
  );

/** What is known of the first round when something is tried. */
export interface Known {
  readonly round: string;
  readonly stage: string;
  readonly seating: Seating;
  /** Values for the gaps of paths, by the first word of a path and the name of the gap. */
  readonly ids: Readonly<Record<string, string>>;
  /** Bodies that were taken from their rightful senders, by operation; of this round or of another one. */
  readonly bodies: ReadonlyMap<string, Said>;
  /** What fills in a body that nobody has sent yet. */
  readonly said: Said;
}

/** From here on everybody sits where the tables say. */
const seatedFrom = 'ELIGIBLE_PUBLISHED';

const withIds = (path: string, ids: Known['ids']): string => {
  const kind = path.split('/')[2] ?? '';
  return path.replaceAll(/\{(\w+)\}/g, (_, gap: string) =>
    encodeURIComponent(ids[`${kind}/${gap}`] ?? ids[gap] ?? 'x'),
  );
};

/** What differs each time is not told apart: neither is a refusal by the number of requests. */
const refusalIn = ({ status, text }: Raw): string => {
  const {
    code = '',
    detail = '',
    next,
    ...rest
  } = (text.startsWith('{') ? JSON.parse(text) : {}) as Record<string, unknown>;
  delete rest['instance'];
  return `${String(status)} ${String(code)} ${String(detail)} ${JSON.stringify(next ?? [])} ${JSON.stringify(rest)}`;
};

const isTaken = ({ status }: Raw): boolean => status >= 200 && status < 300;

/** Tries everything, and remembers what strangers were told before. */
export class Tries {
  readonly differences: Difference[] = [];
  /** Operations of which a body was sent that is none. */
  readonly malformed = new Set<string>();
  tried = 0;
  private readonly told = new Map<string, string>();
  private readonly filled = new Map<string, Said>();

  constructor(
    private readonly edge: Edge,
    private readonly forms: Forms,
  ) {}

  /** One person tries one thing, unless it is that person's right: then the story itself shows it. */
  async command(me: Person, operation: Operation, known: Known, given?: Said): Promise<void> {
    const body = given ?? this.bodyFor(operation, known);
    const { stage, seating } = known;
    if (isAllowed(operation.name, { me, body, stage, seating })) return;
    const path = withIds(operation.path, known.ids);
    const raw = await this.edge.ask(
      me.login,
      operation.method,
      path,
      operation.name.startsWith('Import') ? 'code' : body,
    );
    this.tried += 1;
    if (raw.status === 400) this.malformed.add(operation.name);
    if (isTaken(raw)) this.differs(known, me, operation, ['refused', raw]);
    if (me.of !== 'FIRST' && !isOpenToAnybody(operation.name) && given === undefined)
      this.same(known, me, [operation, body], raw);
  }

  /** What a stranger is told is the same whatever the stage: but for the notice, by which everybody learns of the round. */
  private same(known: Known, me: Person, [operation, { kind }]: readonly [Operation, Said], raw: Raw): void {
    // Who acts for the body of the round sees into it.
    if (me.isOfBody && me.roles.some((role) => ['HR', 'AUDITOR'].includes(role))) return;
    // Of what kind a thing is that is asked for, the sender says: who may ask for it may differ.
    const key = `${operation.name} ${String(kind)} ${me.name} ${String(isKnown(known.stage))}`;
    const answer = refusalIn(raw);
    const before = this.told.get(key) ?? answer;
    this.told.set(key, before);
    if (before !== answer) this.differs(known, me, operation, [`as before: ${before}`, raw]);
  }

  /** One person reads one thing: who may is answered, who may not is not. */
  async read(me: Person, operation: Operation, known: Known): Promise<void> {
    const { stage, seating, ids } = known;
    const asking = { me, body: this.aboutWhom(operation, known), stage, seating };
    const raw = await this.edge.ask(me.login, operation.method, withIds(operation.path, ids));
    this.tried += 1;
    const may = isAllowed(operation.name, asking);
    if (!may && isTaken(raw)) this.differs(known, me, operation, ['refused', raw]);
    if (may && this.isWithheld(raw, operation, stage)) this.differs(known, me, operation, ['answered', raw]);
  }

  private isWithheld({ status }: Raw, { name, path }: Operation, stage: string): boolean {
    if (path.startsWith('/api/rounds/') && !this.isSeated(stage)) return false;
    return isList(name) ? status !== 200 : ![200, 404, 409].includes(status);
  }

  private seatedBy = false;

  private isSeated(stage: string): boolean {
    this.seatedBy ||= stage === seatedFrom;
    return this.seatedBy;
  }

  private aboutWhom({ path }: Operation, { ids }: Known): Said {
    if (path.includes('{candidate}')) return { candidate: CANDIDATES[0] };
    return path.startsWith('/api/accounts/') || path.startsWith('/api/people/') ? { person: ids['people/id'] } : {};
  }

  private bodyFor({ name, method, path }: Operation, { bodies, said, ids }: Known): Said {
    const sent = bodies.get(name) ?? this.filled.get(name);
    if (sent !== undefined || method !== 'POST') return sent ?? {};
    const there = withIds(path, ids);
    const fields = this.forms.fieldsOf(there);
    const own = Object.fromEntries(Object.entries(said).filter(([field]) => fields.includes(field)));
    const body = this.forms.fill(there, own, '2026-01-05') as Said;
    this.filled.set(name, body);
    return body;
  }

  private differs(
    { stage }: Known,
    me: Person,
    { name: operation }: Operation,
    [expected, raw]: readonly [string, Raw],
  ): void {
    this.differences.push({ stage, who: me.name, operation, expected, got: refusalIn(raw).slice(0, 300) });
  }
}
