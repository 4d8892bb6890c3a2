import type { Engine } from '../../../host/src/engine.js';
import { openSession, sealSession } from './session.js';

type Keyed = Pick<Engine, 'vault'>;

/** Half a year: from one round to the next. */
export const DEVICE_HOURS = 4_400;

const keyOf = ({ vault }: Keyed): string => vault.secret('device');

/** What a device keeps so that it is known again. It opens nothing by itself. */
export const deviceToken = (engine: Keyed, id: string): string =>
  sealSession(keyOf(engine), { account: id, session: 'device', issuedAt: new Date().toISOString() });

/** True for a device on which the holder of this account has signed in before. */
export const isDeviceOf = (engine: Keyed, id: string, token: string | undefined): boolean =>
  token !== undefined && openSession(keyOf(engine), token, new Date().toISOString(), DEVICE_HOURS)?.account === id;
