import { account } from '#exams';
import type { Engine } from '../../../host/src/engine.js';

/** A change of an account that an administrator asked for. */
export interface AccountChanged {
  readonly id: string;
  /** `CONFIRMATION`: nothing has changed, and nobody can sign in by it, before another administrator confirms it. */
  readonly awaits: 'CONFIRMATION' | 'NOTHING';
}

/** What came of a change of an account that was recorded just now. */
export const accountChanged = async ({ executor }: Pick<Engine, 'executor'>, id: string): Promise<AccountChanged> => {
  const { state } = await executor.load(account, id);
  return { id, awaits: state.proposal === null ? 'NOTHING' : 'CONFIRMATION' };
};
