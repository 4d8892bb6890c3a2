import type { JSONEventData } from '@kurrent/kurrentdb-client';
import { NO_STREAM } from '#kernel';
import type { Append } from './sample-events.js';

/** The client of the database, with nothing around it. */
export interface BareClient {
  readonly append: Append;
  /** Takes `count` events from behind the place where the log ended when the client was opened. */
  readonly follow: (count: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Opens the bare client; loaded here and not before. */
export const openBareClient = async (address: string): Promise<BareClient> => {
  const { KurrentDBClient } = await import('@kurrent/kurrentdb-client');
  const client = KurrentDBClient.connectionString(address);
  const [last] = await Array.fromAsync(client.readAll({ direction: 'backwards', fromPosition: 'end', maxCount: 1 }));
  return {
    append: (stream, expected, { id, type, version, data, meta }) => {
      const metadata: Record<string, unknown> = { version, ...meta };
      const event: JSONEventData = { id, type, contentType: 'application/json', data: data as never, metadata };
      return client.appendToStream(stream, event, {
        streamState: expected === NO_STREAM ? 'no_stream' : BigInt(expected),
      });
    },
    follow: async (count) => {
      const subscription = client.subscribeToAll({ fromPosition: last?.event?.position ?? 'start' });
      let taken = 0;
      for await (const { event } of subscription) {
        if (event === undefined || event.type.startsWith('$')) continue;
        taken += 1;
        if (taken >= count) break;
      }
      await subscription.unsubscribe().catch(() => undefined);
    },
    close: () => client.dispose(),
  };
};
