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

/** How far each of what is sent is. */
const useTold = () => {
  const [sent, setSent] = useState<Readonly<Record<string, Sent>>>({});
  return {
    sent,
    tell: (id: string, state: Sent): void => {
      setSent((old) => ({ ...old, [id]: state }));
    },
    forget: (id: string): void => {
      setSent((old) => Object.fromEntries(Object.entries(old).filter(([one]) => one !== id)));
    },
  };
};

/** Sends one after the other, tells of each how far it is, and sends nothing twice, however often it is clicked. */
export const useSealing = (href: string, sure: Sure, onRecorded: (id: string) => void = () => undefined) => {
  const queries = useQueryClient();
  const { sent, tell, forget } = useTold();
  const queue = useRef(Promise.resolve());
  const waiting = useRef(new Set<string>());
  const one = async ({ id, body, key }: Request): Promise<boolean> => {
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
  const all = async (requests: readonly Request[]): Promise<void> => {
    let goesOn = true;
    for (const request of requests) {
      if (goesOn) goesOn = await one(request);
      else forget(request.id);
      waiting.current.delete(request.id);
    }
    void queries.invalidateQueries();
  };
  const seal = (requests: readonly Request[]): void => {
    const fresh = requests.filter(({ id }) => !waiting.current.has(id));
    for (const { id } of fresh) {
      waiting.current.add(id);
      tell(id, { state: 'SENDING' });
    }
    queue.current = queue.current.then(() => all(fresh));
  };
  return { sent, seal, forget, isSending: Object.values(sent).some(({ state }) => state === 'SENDING') };
};
