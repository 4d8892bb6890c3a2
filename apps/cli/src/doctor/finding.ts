import { sentenceOf } from '../../../host/src/start.js';
import { Sentence } from '../command.js';

/** What is looked at, in this order. */
export type Check =
  'node' | 'settings' | 'packs' | 'folder' | 'space' | 'log' | 'views' | 'vault' | 'seal' | 'server' | 'clock';

/**
 * `FAULT`: something has to be put right; the text says how. `WARNING`: it works, and somebody should look. `SKIPPED`: there is
 * nothing to look at, or it cannot be looked at now; the text says why.
 */
export type Status = 'OK' | 'WARNING' | 'FAULT' | 'SKIPPED';

/** What one look at the installation gave. */
export interface Finding {
  readonly check: Check;
  readonly status: Status;
  /** In both languages, in one line, with what to do where something is wrong. Codes and paths alone, nobody's data. */
  readonly text: string;
  /** The same for programs; positions and numbers of bytes in digits. */
  readonly figures?: Readonly<Record<string, unknown>>;
}

const finder =
  (status: Status) =>
  (check: Check, text: string, figures?: Finding['figures']): Finding => ({
    check,
    status,
    text,
    ...(figures === undefined ? {} : { figures }),
  });

/** Nothing is wrong. */
export const sound = finder('OK');
/** It works, and somebody should look. */
export const warning = finder('WARNING');
/** It has to be put right. */
export const fault = finder('FAULT');
/** It was not looked at. */
export const skipped = finder('SKIPPED');

/** What an error says to the operator: its own sentence where it has one, otherwise its kind. */
export const saidBy = (error: unknown): string => {
  const sentence = error instanceof Sentence ? error.message : sentenceOf(error);
  if (sentence !== undefined) return sentence;
  const { name, code = '' }: NodeJS.ErrnoException = error instanceof Error ? error : new Error();
  return `Không xem được / this could not be looked at (${[name, code].join(' ').trim()}): hãy chạy bằng tài khoản của máy chủ / run this as the user that runs the server.`;
};

/** Looks; what cannot be looked at is a fault, in the words of what went wrong. */
export const looked = async (check: Check, look: () => Finding | Promise<Finding>): Promise<Finding> => {
  try {
    return await look();
  } catch (error) {
    return fault(check, saidBy(error));
  }
};
