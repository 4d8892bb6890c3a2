import { createHash } from 'node:crypto';

/** SHA-256, in hex, of what somebody sends. */
export const digestOf = (sent: unknown): string => createHash('sha256').update(JSON.stringify(sent)).digest('hex');
