import type { LiveMessage } from './telling.js';

// The words of an event stream (https://html.spec.whatwg.org/multipage/server-sent-events.html).

/** How long a browser waits before it comes again. */
const RETRY_MS = 3_000;

/** Says where the reader stands: whoever comes again from there misses nothing. Browsers show it to nobody. */
export const placeFrame = (position: bigint): string => `retry: ${RETRY_MS.toString()}\nid: ${position.toString()}\n\n`;

/**
 * Messages, each under its position. Of those that share one only the last says so: whoever is broken off between them hears
 * the first once more, and misses none.
 */
export const messageFrames = (messages: readonly LiveMessage[]): string =>
  messages
    .map((message, at) => {
      const id = messages[at + 1]?.position === message.position ? '' : `id: ${message.position}\n`;
      return `${id}event: changed\ndata: ${JSON.stringify(message)}\n\n`;
    })
    .join('');

/** Says nothing, so that no line between here and the reader is taken for dead. */
export const HEARTBEAT = ': \n\n';
