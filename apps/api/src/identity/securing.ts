import type { FastifyRequest } from 'fastify';
import type { Settings } from '../../../host/src/settings.js';
import type { Found } from '../edge/own-hosts.js';
import type { Site } from './passkeys.js';

/** What the operator has said of passwords, second factors, and where people find this server. */
export type Securing = Pick<Settings, 'secondFactor' | 'confirmMinutes' | 'leaked'> & Found;
export const SECURING = Symbol('securing');

/** Where the page stands that asks. Without the setting it can only be one on this machine. */
export const siteOf = ({ origin }: Pick<Securing, 'origin'>, { protocol, socket }: FastifyRequest): Site => ({
  origin: origin ?? `${protocol}://localhost:${String(socket.localPort)}`,
});
