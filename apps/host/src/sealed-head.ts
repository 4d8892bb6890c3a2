import { open, readFile, rename } from 'node:fs/promises';
import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import { CHAIN_START, type Chained, type LogChain, logChain } from '#stores';
import type { Vault } from '#vault';

/** Rows that are hashed between two turns of the event loop. */
const AT_ONCE = 250;
/** A log that is cut after a crash is found but for what was recorded in the last so many milliseconds before. */
const SEAL_EVERY_MS = 10_000;
/** In the vault: up to where the log was sealed, so that a seal is missed that was taken away, or exchanged for an earlier one. */
const KEPT = ['sealed-head', 'position'] as const;

/** What is not as it was sealed. */
export type HeadFault = 'SEAL_GONE' | 'SEAL_ALTERED' | 'LOG_CUT' | 'LOG_REPLACED' | 'VAULT_BEHIND';

const words: Readonly<Record<HeadFault, readonly [vi: string, en: string]>> = {
  SEAL_GONE: ['Tệp niêm phong của nhật ký không còn.', 'The seal of the log is gone.'],
  SEAL_ALTERED: [
    'Tệp niêm phong của nhật ký đã bị sửa, bị thay bằng bản cũ, hoặc thuộc về kho khác.',
    'The seal of the log was altered, exchanged for an earlier one, or belongs to another vault.',
  ],
  LOG_CUT: ['Nhật ký bị cắt phần cuối.', 'The end of the log was cut off.'],
  LOG_REPLACED: ['Nhật ký không phải là nhật ký đã niêm phong.', 'The log is not the one that was sealed.'],
  VAULT_BEHIND: [
    'Kho dữ liệu cá nhân cũ hơn lúc niêm phong: người đã xóa có thể đã trở lại.',
    'The vault is older than when it was sealed: people who were erased may be back.',
  ],
};

/** The log or the vault is not what was sealed. */
export class NotAsSealed extends Error {
  constructor(readonly fault: HeadFault) {
    const [vi, en] = words[fault];
    super(
      `${vi} Hãy tìm xem ai đã đổi tệp; nếu chính bạn đã phục hồi bản sao lưu, hãy gõ / ${en} Find out who changed the files; if you put a backup back yourself, type: npm run khoabang -- log accept --reason "…"`,
    );
    this.name = 'NotAsSealed';
  }
}

/** What is sealed: the log up to a position, and how often the vault was written to. */
interface Head extends Chained {
  readonly vault: number;
}

interface Sealing {
  /** The file of the seal. */
  readonly file: string;
  /** The file of the log. */
  readonly log: string;
  readonly vault: Pick<Vault, 'digest' | 'generation' | 'get' | 'put'>;
}

const macOf = ({ vault }: Sealing, head: Head): string =>
  vault.digest('sealed-head', JSON.stringify([head.position, head.chain, head.vault]));

const textIn = async (file: string): Promise<string | undefined> => {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

const parsed = (text: string): (Head & { readonly mac: string }) | undefined => {
  try {
    return JSON.parse(text) as Head & { readonly mac: string };
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
  return isOurs && head.position >= Number(kept ?? 0) ? head : 'SEAL_ALTERED';
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

/** Goes on along the log, a few rows a turn, to its end or to a position. */
const walk = async (chain: LogChain, start: Chained, upTo?: number): Promise<Chained> => {
  let from = start;
  for (;;) {
    const next = chain.advance(from, AT_ONCE, upTo);
    if (next.position === from.position) return next;
    from = next;
    await turn();
  }
};

const faultOf = async ({ vault }: Sealing, head: Head, walked: Chained): Promise<HeadFault | undefined> => {
  if (walked.position < head.position) return 'LOG_CUT';
  if (walked.chain !== head.chain) return 'LOG_REPLACED';
  return (await vault.generation()) < head.vault ? 'VAULT_BEHIND' : undefined;
};

/** The seal on a log that is open. */
export interface SealedHead {
  /** What was found not to be as it was sealed. Nothing is sealed then before it is accepted. */
  readonly fault: HeadFault | undefined;
  readonly accept: () => void;
  /** Seals from time to time until `close`, which seals what there is. */
  readonly close: () => Promise<void>;
}

/** A log that was held against its seal, as far as it was followed. */
interface Held {
  readonly chain: LogChain;
  readonly fault: HeadFault | undefined;
  readonly reached: Chained;
}

const sealingFrom = (sealing: Sealing, { chain, fault, reached }: Held): SealedHead => {
  const stopped = new AbortController();
  let accepted = fault === undefined;
  let now = reached;
  /** The log and the vault as they stood when they were sealed. */
  let sealed = { position: -1, vault: -1 };
  const sealNow = async (): Promise<void> => {
    const vault = await sealing.vault.generation();
    now = await walk(chain, now);
    if (sealed.position === now.position && sealed.vault === vault) return;
    const own = await writeHead(sealing, { ...now, vault });
    sealed = { position: now.position, vault: vault + own };
  };
  /** What cannot be sealed now is sealed with the next: only how much of a cut is found depends on it. */
  const seal = (): Promise<void> => (accepted ? sealNow().catch(() => undefined) : Promise.resolve());
  const running = (async () => {
    while (!stopped.signal.aborted) {
      await seal();
      await sleep(SEAL_EVERY_MS, undefined, { signal: stopped.signal, ref: false }).catch(() => undefined);
    }
  })();
  return {
    fault,
    accept: () => {
      accepted = true;
    },
    close: async () => {
      stopped.abort();
      await running;
      await seal();
      chain.close();
    },
  };
};

/**
 * Holds a log, whole, against what was sealed of it, and from then on seals how far it has come. A log that has come further than its
 * seal is as a crash leaves it. Commits neither wait for this nor are held up by it.
 */
export const sealedHead = async (sealing: Sealing): Promise<SealedHead> => {
  const chain = logChain(sealing.log);
  const found = await readHead(sealing);
  const isFault = typeof found === 'string';
  const reached = await walk(chain, CHAIN_START, found === undefined || isFault ? undefined : found.position);
  const fault = isFault ? found : found && (await faultOf(sealing, found, reached));
  return sealingFrom(sealing, { chain, fault, reached });
};
