import type { DocumentRef } from '../wording.js';

/**
 * What a step left behind ("rõ hiệu quả"): a signed paper, the hash of something kept outside, a number of things, a
 * choice, or nothing but that it was done. `value` is the paper's number, the hash, the count or the choice.
 */
export type Output = Readonly<{
  kind: 'DOCUMENT' | 'HASH' | 'COUNT' | 'CHOICE' | 'DONE';
  value: string;
  /** SHA-256 of the paper; for `DOCUMENT` only. */
  hash: string | null;
}>;

const output = (kind: Output['kind'], value: string, hash: string | null = null): Output => ({ kind, value, hash });

export const paper = ({ number, hash }: DocumentRef): Output => output('DOCUMENT', number, hash);
export const digest = (value: string): Output => output('HASH', value);
export const count = (value: number): Output => output('COUNT', String(value));
export const choice = (value: string): Output => output('CHOICE', value);
export const done = (): Output => output('DONE', 'RECORDED');

// The result of the many events that carry just one paper or hash.

export const decision = (data: { readonly decision: DocumentRef }): Output => paper(data.decision);
export const report = (data: { readonly report: DocumentRef }): Output => paper(data.report);
export const minutes = (data: { readonly minutes: string }): Output => digest(data.minutes);
export const snapshot = (data: { readonly snapshot: string }): Output => digest(data.snapshot);
export const sheet = (data: { readonly sheet: string }): Output => digest(data.sheet);
