import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { codeOf, NoAnswer, send } from '../../api/call.js';

/** How far one of what is sent is. What was typed and not sent yet has no state. */
export type Sent =
  | { readonly state: 'SENDING' }
  | { readonly state: 'RECORDED' }
  | { readonly state: 'REFUSED'; readonly error: unknown };

/** One of several requests, each of which stands or falls alone. */
export interface Request {
  /** What it is about: the script, or the candidate. */
  readonly id: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly key: string;
}

/** Refusals of whoever sends: what comes after would be refused alike. */
const ofSender: readonly (string | undefined)[] = [
  'not-signed-in',
  'confirm-again',
  'second-factor-required',
  'password-one-time',
];

/** True where what comes next is not tried: nobody answers, or nobody may send. */
export const endsAll = (error: unknown): boolean => error instanceof NoAnswer || ofSender.includes(codeOf(error));

type Sure = <Done>(act: () => Promise<Done>) => Promise<Done>;

/** Sends several one after the other, tells of each how far it is, and once, however often it is clicked. */
export const useSealing = (href: string, sure: Sure, onRecorded: (id: string) => void) => {
  const queries = useQueryClient();
  const [sent, setSent] = useState<Readonly<Record<string, Sent>>>({});
  const isAtIt = useRef(false);
  const tell = (id: string, state: Sent): void => {
    setSent((old) => ({ ...old, [id]: state }));
  };
  const one = async ({ id, body, key }: Request): Promise<boolean> => {
    tell(id, { state: 'SENDING' });
    try {
      await sure(() => send('POST', href, body, key));
      tell(id, { state: 'RECORDED' });
      onRecorded(id);
      return true;
    } catch (error) {
      tell(id, { state: 'REFUSED', error });
      return !endsAll(error);
    }
  };
  const seal = async (requests: readonly Request[]): Promise<void> => {
    if (isAtIt.current) return;
    isAtIt.current = true;
    for (const request of requests) if (!(await one(request))) break;
    isAtIt.current = false;
    await queries.invalidateQueries();
  };
  const forget = (id: string): void => {
    setSent((old) => Object.fromEntries(Object.entries(old).filter(([code]) => code !== id)));
  };
  return { sent, seal, forget, isSending: Object.values(sent).some(({ state }) => state === 'SENDING') };
};
