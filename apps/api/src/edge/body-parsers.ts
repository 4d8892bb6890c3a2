import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type EdgeRequest, says } from '../identity/actor.js';
import { oneATurn } from './one-a-turn.js';
import { ProblemAnswer } from './problem.js';
import { sourceOf } from './throttle.js';
import { excessIn } from './weigh.js';

/** A command is a form, not a file. Imports may be larger: a registry of a province has a few thousand lines. */
const JSON_LIMIT = 262_144;
const CSV_LIMIT = 1_048_576;
/** What can be sent without having signed in is the form to sign in. */
const STRANGER_LIMIT = 16_384;

/** Beyond so many signs it takes milliseconds to read a body and to check it. */
const LARGE = 16_384;

const unread = new ProblemAnswer(415, 'media-type-unsupported');
const malformed = new ProblemAnswer(400, 'json-malformed');

/** What a charset and an encoding may be called when nothing has to be done about them. */
const CHARSET = /;\s*charset\s*=\s*"?([^";\s]*)/i;
const plainCharsets = new Set(['utf-8', 'utf8', 'us-ascii']);

/** True for a text that can be read as it comes: in UTF-8, and not packed. */
const isPlain = ({ headers }: FastifyRequest): boolean => {
  const charset = CHARSET.exec(headers['content-type'] ?? '')?.[1] ?? 'utf-8';
  const encoding = headers['content-encoding'] ?? 'identity';
  return plainCharsets.has(charset.toLowerCase()) && encoding.toLowerCase() === 'identity';
};

const valueOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** An object or a list. A bare number or text is JSON too, but no body of ours. */
const parsed = (text: string): object => {
  const value = valueOf(text);
  if (typeof value !== 'object' || value === null) throw malformed;
  const message = excessIn(text, value);
  if (message !== undefined) throw new ProblemAnswer(400, 'body-malformed', [{ field: 'body', message }]);
  return value;
};

/** Who has not signed in stands in the lane of the source. */
const laneOf = ({ actor, ip }: EdgeRequest): string => actor?.account ?? sourceOf(ip);

/** Reads the two kinds of body that there are, and forms where a route takes one. Any other is left unread, and a guard turns it away. */
export const readBodies = (server: FastifyInstance): void => {
  server.addHook('onRoute', (route) => {
    if (says(route.config, 'public')) route.bodyLimit = STRANGER_LIMIT;
  });
  server.removeAllContentTypeParsers();
  const inTurn = oneATurn();
  server.addContentTypeParser<string>(
    'application/json',
    { parseAs: 'string', bodyLimit: JSON_LIMIT },
    async (request: FastifyRequest, text: string) => {
      if (text === '') return undefined;
      if (!isPlain(request)) throw unread;
      if (text.length > LARGE) await inTurn(laneOf(request));
      return parsed(text);
    },
  );
  server.addContentTypeParser<string>(
    'text/csv',
    { parseAs: 'string', bodyLimit: CSV_LIMIT },
    (request, text, done) => {
      done(isPlain(request) ? null : unread, text);
    },
  );
  server.addContentTypeParser<string>(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: STRANGER_LIMIT },
    (request, text, done) => {
      done(null, isPlain(request) && says(request.routeOptions.config, 'form') ? text : undefined);
    },
  );
  server.addContentTypeParser('*', (_request, _unread, done) => {
    done(null);
  });
};
