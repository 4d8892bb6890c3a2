import type { Role } from '../../api/types.gen.js';
import { roleWords } from '../../words/codes.js';
import type { Words } from '../../words/language.js';

const all: readonly Role[] = [
  ...(['ADMIN', 'HR', 'SECRETARY', 'COUNCIL', 'BOARD_HEAD', 'MARKER'] as const),
  ...(['SUPERVISOR', 'AUTHORITY', 'AUDITOR', 'CANDIDATE'] as const),
];

/** Every role by its code, with its words. */
export const roleNames: Readonly<Record<string, Words>> = Object.fromEntries(
  all.map((role) => [role, roleWords(role)]),
);
