import { open, readFile, rename } from 'node:fs/promises';
import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import { CHAIN_START, type Chained, type LogChain, logChain } from '#stores';
import type { Vault } from '#vault';

/** Rows that are hashed between two turns of the event loop. */
const AT_ONCE = 50;
/** Between two such turns while others are being answered: a million rows take a few minutes. */
const PAUSE_MS = 5;
/** A start walks the last rows before the seal, no more than about so many, however long the log is. */
const TAIL = 1_000;
/** A log that is cut after a crash is found but for what was recorded in the last so many milliseconds before. */
const SEAL_EVERY_MS = 10_000;
/** So long after the whole log was walked it is walked again. */
const WALK_EVERY_MS = 24 * 3_600_000;
/** In the vault: up to where the log was sealed, so that a seal is missed that was taken away, or exchanged for an earlier one. */
export const KEPT = ['sealed-head', 'position'] as const;

/** What is not as it was sealed. */
export type HeadFault = 'SEAL_GONE' | 'SEAL_ALTERED' | 'LOG_CUT' | 'LOG_GROWN' | 'LOG_REPLACED' | 'VAULT_BEHIND';

const words: Readonly<Record<HeadFault, readonly [vi: string, en: string]>> = {
  SEAL_GONE: ['Tệp niêm phong của nhật ký không còn.', 'The seal of the log is gone.'],
  SEAL_ALTERED: [
    'Tệp niêm phong của nhật ký đã bị sửa, bị thay bằng bản cũ, hoặc thuộc về kho khác.',
    'The seal of the log was altered, exchanged for an earlier one, or belongs to another vault.',
  ],
  LOG_CUT: ['Nhật ký bị cắt phần cuối.', 'The end of the log was cut off.'],
  LOG_GROWN: [
    'Nhật ký có thêm dòng từ khi máy chủ dừng.',
    'Something was added to the log after the server had stopped.',
  ],
  LOG_REPLACED: ['Nhật ký không phải là nhật ký đã niêm phong.', 'The log is not the one that was sealed.'],
  VAULT_BEHIND: [
    'Kho dữ liệu cá nhân cũ hơn lúc niêm phong: người đã xóa có thể đã trở lại.',
    'The vault is older than when it was sealed: people who were erased may be back.',
  ],
};

/** What was found, and what to do, for the operator. */
export const sentenceFor = (fault: HeadFault): string => {
  const [vi, en] = words[fault];
  return `${vi} Hãy tìm xem ai đã đổi tệp; nếu chính ông/bà đã phục hồi bản sao lưu, hãy gõ / ${en} Find out who changed the files; if you put a backup back yourself, type: npm run khoabang -- log accept --reason "…"`;
};

/** The log or the vault is not what was sealed. */
export class NotAsSealed extends Error {
  constructor(readonly fault: HeadFault) {
    super(sentenceFor(fault));
    this.name = 'NotAsSealed';
  }
}

/** A place in the log, with one shortly before it from which it is reached again quickly. */
interface Place extends Chained {
  readonly tail: Chained;
}

const BEGIN: Place = { ...CHAIN_START, tail: CHAIN_START };

/** What is sealed: the log up to a position, how often the vault was written to, and what was found wrong since. */
interface Head extends Place {
  readonly vault: number;
  readonly fault?: HeadFault;
  /** The log was closed in order: nobody of ours has written to it since. */
  readonly closed?: true;
}

/** What is sealed, and under which key of the vault. */
export interface Sealing {
  /** The file of the seal. */
  readonly file: string;
  /** The file of the log. */
  readonly log: string;
  readonly vault: Pick<Vault, 'digest' | 'generation' | 'get' | 'put'>;
}

/** What a seal says. Those from before there were tails say nothing of one. */
type Sealed = Omit<Head, 'tail'> & { readonly tail?: Chained; readonly mac: string };

const macOf = (
  { vault }: Sealing,
  { position, chain, vault: writes, tail, fault, closed }: Omit<Sealed, 'mac'>,
): string => {
  const behind = tail === undefined ? [] : [tail.position, tail.chain];
  const found = fault === undefined ? [] : [fault];
  const end = closed === true ? ['closed'] : [];
  return vault.digest('sealed-head', JSON.stringify([position, chain, writes, ...behind, ...found, ...end]));
};

const textIn = async (file: string): Promise<string | undefined> => {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

const parsed = (text: string): Sealed | undefined => {
  try {
    return JSON.parse(text) as Sealed;
  } catch {
    return undefined;
  }
};

/** What was sealed last; `undefined` where nothing was yet. */
const readHead = async (sealing: Sealing): Promise<Head | HeadFault | undefined> => {
  const text = await textIn(sealing.file);
  const kept = await sealing.vault.get(...KEPT);
  if (text === undefined) return kept === undefined ? undefined : 'SEAL_GONE';
  const head = parsed(text);
  const isOurs = head?.mac !== undefined && head.mac === macOf(sealing, head);
  return isOurs && head.position >= Number(kept ?? 0) ? { ...head, tail: head.tail ?? CHAIN_START } : 'SEAL_ALTERED';
};

/** Whole or not at all: after a crash the file is the one before or this one, and the vault knows of no later one. Answers how often it wrote to the vault. */
const writeHead = async (sealing: Sealing, head: Head): Promise<number> => {
  const draft = `${sealing.file}.draft`;
  const file = await open(draft, 'w', 0o600);
  try {
    await file.writeFile(`${JSON.stringify({ ...head, mac: macOf(sealing, head) })}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, sealing.file);
  const position = head.position.toString();
  if ((await sealing.vault.get(...KEPT)) === position) return 0;
  await sealing.vault.put(...KEPT, position);
  return 1;
};

/** Waits until the walk may go on; false where it is to end. */
type Pause = () => Promise<boolean>;

/** Goes on as soon as others had their turn. */
const atOnce: Pause = async () => {
  await turn();
  return true;
};

const tailOf = ({ position, chain, tail }: Place, next: Chained): Chained =>
  next.position - tail.position > TAIL ? { position, chain } : tail;

/** Goes on along the log, a few rows a turn, to its end or to a position, or as long as it may. */
const walk = async (chain: LogChain, start: Place, pause: Pause, upTo?: number): Promise<Place> => {
  let from = start;
  for (;;) {
    const next = chain.advance(from, AT_ONCE, upTo);
    if (next.position === from.position) return from;
    from = { ...next, tail: tailOf(from, next) };
    if (!(await pause())) return from;
  }
};

const faultOf = async ({ vault }: Sealing, head: Head, walked: Chained): Promise<HeadFault | undefined> => {
  if (walked.position < head.position) return 'LOG_CUT';
  if (walked.chain !== head.chain) return 'LOG_REPLACED';
  return (await vault.generation()) < head.vault ? 'VAULT_BEHIND' : head.fault;
};

/** The seal on a log that is open. */
export interface SealedHead {
  /** What was found not to be as it was sealed, so far. What is found at the start has to be accepted before anything is sealed; what is found later stands in every seal until then. */
  readonly fault: HeadFault | undefined;
  /** Calls back with what was found so far, and with whatever a walk over the whole log finds. */
  readonly onFault: (tell: (fault: HeadFault) => void) => void;
  /** Ends when the whole log was walked for the first time, or at `close`. */
  readonly walked: Promise<unknown>;
  readonly accept: () => void;
  /** Seals from time to time until `close`, which seals what there is. */
  readonly close: () => Promise<void>;
}

/** A log whose end was held against its seal. */
interface Held {
  readonly fault: HeadFault | undefined;
  /** As far as it was held against the seal; `undefined` where there is no seal to be believed. */
  readonly reached: Place | undefined;
}

/** Seals how far a log has come. */
const sealer = (sealing: Sealing, chain: LogChain, reached: Place) => {
  let now = reached;
  /** The log and the vault as they stood when they were sealed. */
  let sealed = { position: -1, vault: -1, fault: undefined as HeadFault | undefined };
  return {
    now: () => now,
    /** What was walked so far was of another log. */
    beginAnew: () => {
      now = BEGIN;
    },
    seal: async (pause: Pause, fault: HeadFault | undefined, closed = false): Promise<void> => {
      const vault = await sealing.vault.generation();
      now = await walk(chain, now, pause);
      const isSealed = sealed.position === now.position && sealed.vault === vault && sealed.fault === fault;
      if (isSealed && !closed) return;
      const said = { ...(fault === undefined ? {} : { fault }), ...(closed ? { closed } : {}) };
      const own = await writeHead(sealing, { ...now, vault, ...said });
      sealed = { position: now.position, vault: vault + own, fault };
    },
  };
};

/** What is done beside other things, until it is told to stop. */
const beside = (signal: AbortSignal) => {
  const rest = (ms: number): Promise<void> => sleep(ms, undefined, { signal, ref: false }).catch(() => undefined);
  const slowly: Pause = async () => {
    await rest(PAUSE_MS);
    return !signal.aborted;
  };
  const again = async (work: () => Promise<void>, everyMs: number): Promise<void> => {
    while (!signal.aborted) {
      await work();
      await rest(everyMs);
    }
  };
  return { slowly, again };
};

/** True for a log that leads to a place as it was walked before. One that cannot be read just now is walked again another time. */
const leadsTo = (place: Place, chain: LogChain, pause: Pause): Promise<boolean> =>
  walk(chain, BEGIN, pause, place.position).then(
    (walked) => walked.chain === place.chain,
    () => true,
  );

/** What is not as it was sealed, and who is told of it. */
const finding = (found: HeadFault | undefined) => {
  let fault = found;
  const telling: ((fault: HeadFault) => void)[] = [];
  return {
    fault: () => fault,
    found: (next: HeadFault): void => {
      fault = next;
      for (const tell of telling) tell(next);
    },
    forget: (): void => {
      fault = undefined;
    },
    onFault: (tell: (fault: HeadFault) => void): void => {
      telling.push(tell);
      if (fault !== undefined) tell(fault);
    },
  };
};

interface Sealable extends Sealing {
  readonly walkEveryMs: number;
}

const sealingFrom = async (
  sealing: Sealable,
  chain: LogChain,
  { fault: atStart, reached }: Held,
): Promise<SealedHead> => {
  const stopped = new AbortController();
  const { slowly, again } = beside(stopped.signal);
  const { now, beginAnew, seal } = sealer(sealing, chain, reached ?? BEGIN);
  const { fault, found, forget, onFault } = finding(atStart);
  let isAccepted = atStart === undefined;
  /** What cannot be sealed now is sealed with the next: only how much of a cut is found depends on it. */
  const on = async (pause: Pause, closed = false): Promise<void> => {
    if (isAccepted) await seal(pause, fault(), closed).catch(() => undefined);
  };
  const first = Promise.withResolvers<undefined>();
  /** What is found stands in the next seal, so that no start passes it by. */
  const walkWhole = async (): Promise<void> => {
    const isSame = await leadsTo(now(), chain, slowly);
    if (!stopped.signal.aborted && isAccepted && !isSame) found('LOG_REPLACED');
    first.resolve(undefined);
  };
  // Before anybody writes, a seal that says closed is opened; a log that was never sealed is walked beside the work.
  if (reached !== undefined) await on(atOnce);
  const running = Promise.all([again(() => on(slowly), SEAL_EVERY_MS), again(walkWhole, sealing.walkEveryMs)]);
  return {
    get fault() {
      return fault();
    },
    onFault,
    walked: first.promise,
    accept: () => {
      forget();
      isAccepted = true;
      beginAnew();
    },
    close: async () => {
      stopped.abort();
      await running;
      await on(atOnce, true);
      chain.close();
    },
  };
};

/** What was sealed, and the end of the log held against it. */
const held = async (sealing: Sealing, chain: LogChain, from: 'TAIL' | 'BEGIN'): Promise<Held> => {
  const found = await readHead(sealing);
  if (typeof found !== 'object') return { fault: found, reached: undefined };
  const start = from === 'TAIL' ? { ...found.tail, tail: found.tail } : BEGIN;
  const reached = await walk(chain, start, atOnce, found.position);
  const isGrown = found.closed === true && chain.advance(reached, 1).position > reached.position;
  return { fault: (await faultOf(sealing, found, reached)) ?? (isGrown ? 'LOG_GROWN' : undefined), reached };
};

/**
 * Holds the end of a log against what was sealed of it, at the same cost however long the log is, and from then on seals how far
 * it has come; beside that, in small steps, it walks the whole log, now and once a day. A log that has come further than its
 * seal is as a crash leaves it, unless the seal says that it was closed in order. Commits neither wait for this nor are held up by it.
 */
export const sealedHead = async (sealing: Sealing, walkEveryMs = WALK_EVERY_MS): Promise<SealedHead> => {
  const chain = logChain(sealing.log);
  return sealingFrom({ ...sealing, walkEveryMs }, chain, await held(sealing, chain, 'TAIL'));
};

/** What was found of a whole log, and up to where it is sealed; no position where it is not sealed. */
export interface Verified {
  readonly fault: HeadFault | undefined;
  readonly position: number | undefined;
}

/** Holds a whole log against its seal, or only its end, also beside whoever writes it. */
export const verifyLog = async (sealing: Sealing, from: 'TAIL' | 'BEGIN' = 'BEGIN'): Promise<Verified> => {
  const chain = logChain(sealing.log);
  try {
    const { fault, reached } = await held(sealing, chain, from);
    return { fault, position: reached?.position };
  } finally {
    chain.close();
  }
};
