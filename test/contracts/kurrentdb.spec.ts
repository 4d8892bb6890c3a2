import type { EventStore } from '#kernel';
import { kurrentEventStore } from '#stores';
import { ownGround } from '#test/support/kurrentdb/own-ground';
import { type StandIn, startStandIn } from '#test/support/kurrentdb/stand-in';
import { eventStoreContract } from './event-store.contract.js';
import type { Ground } from './ground.js';

/** A real server, where there is one: `kurrentdb://…`. The suite leaves its events there. */
const real = process.env['KHOABANG_TEST_KURRENTDB'];

const ground = (address: () => string): Ground<EventStore> => {
  let open: (() => Promise<EventStore>) | undefined;
  return {
    open: async () => {
      open ??= await ownGround(() => kurrentEventStore({ address: address() }));
      return open();
    },
    remove: () => undefined,
  };
};

let standIn: StandIn;
beforeAll(async () => {
  standIn = await startStandIn();
});
afterAll(() => standIn.kill());

const suites: readonly (readonly [name: string, address: () => string])[] = [
  ['KurrentDB, on the stand-in,', () => standIn.address],
  ...(real === undefined ? [] : [['KurrentDB', () => real] as const]),
];
for (const [name, address] of suites) {
  eventStoreContract(name, () => ground(address), true);
}
