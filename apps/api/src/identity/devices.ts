import { randomUUID } from 'node:crypto';
import type { Engine } from '../../../host/src/engine.js';
import { openSession, sealSession } from './session.js';

type Keyed = Pick<Engine, 'vault'>;

/** Half a year: from one round to the next. */
export const DEVICE_HOURS = 4_400;

const keyOf = ({ vault }: Keyed): string => vault.secret('device');

/** What a device keeps so that it is known again, under a name of its own with every sign-in. It opens nothing by itself. */
export const deviceToken = (engine: Keyed, id: string): string =>
  sealSession(keyOf(engine), { account: id, session: randomUUID(), issuedAt: new Date().toISOString() });

/** Which device of this account it is, in words for no other; `undefined` for one on which its holder has not signed in before. */
export const deviceIn = (engine: Keyed, id: string, token: string | undefined): string | undefined => {
  const known =
    token === undefined ? undefined : openSession(keyOf(engine), token, new Date().toISOString(), DEVICE_HOURS);
  // Those from before have one name in every account.
  return known?.account === id ? `${id} ${known.session}` : undefined;
};
