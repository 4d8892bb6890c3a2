import { useQuery } from '@tanstack/react-query';
import type { Role } from './types.gen.js';
import type { Words } from '../words/language.js';

/** What a field of a command holds, as a form asks for it. */
export type Shape =
  | { readonly kind: 'group'; readonly fields: readonly ActField[] }
  | { readonly kind: 'list'; readonly of: Shape; readonly least?: number; readonly most?: number }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  | { readonly kind: 'count'; readonly least?: number; readonly most?: number }
  | { readonly kind: 'line' | 'text' | 'code'; readonly long?: number }
  | { readonly kind: 'person' | 'hash' | 'day' | 'moment' | 'mark' | 'yes' };

/** A field of a body. */
export type ActField = Shape & { readonly name: string; readonly needed?: true };

/** A command: where it is sent, what it is called, who may send it, what its body holds. */
export interface Act {
  readonly path: string;
  readonly title: Words & { readonly source: string | null };
  readonly roles: readonly Role[];
  /** Seals, unseals or decides: the second factor may be asked for anew. */
  readonly weighty?: true;
  readonly fields: readonly ActField[];
}

/** All commands, loaded when the first form is opened. */
export const loadActs = async (): Promise<Readonly<Record<string, Act>>> => {
  const { default: acts } = await import('./acts.gen.json');
  return acts as unknown as Readonly<Record<string, Act>>;
};

/** All commands, once they are loaded. */
export const useActs = (): Readonly<Record<string, Act>> | undefined =>
  useQuery({ queryKey: ['acts'], queryFn: loadActs, staleTime: Infinity }).data;
