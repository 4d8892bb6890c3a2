/** Told what an operator should know; never personal data. */
export type Say = (level: 'info' | 'warn' | 'error', message: string) => void;
