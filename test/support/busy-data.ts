// A process of its own that works on a data folder until it is killed: it seals texts, records events that name them, and
// keeps views; each line it prints is the position of what was acknowledged last.
import { randomUUID } from 'node:crypto';
import { account } from '#exams';
import { openEngine } from '../../apps/host/src/engine.js';
import { startFollowers } from '../../apps/host/src/followers.js';
import { readSettings } from '../../apps/host/src/settings.js';

const [, , data = ''] = process.argv;
const { KHOABANG_VAULT, KHOABANG_MASTER_KEY } = process.env;
const engine = await openEngine(readSettings({ KHOABANG_DATA: data, KHOABANG_VAULT, KHOABANG_MASTER_KEY }));
startFollowers(engine, () => undefined);

const record = async (): Promise<bigint> => {
  const id = randomUUID();
  const reason = await engine.vault.seal(`text-${id}`, `account-${id}`, 'reason', `Lý do ${id}`);
  const command = { type: 'RecordRestoration', data: { found: 'LOG_CUT', end: 0, reason } } as const;
  const ids = { correlationId: id, causationId: id, commandId: id, commandDigest: id };
  const context = { actor: 'system:machine', authority: 'machine', at: new Date().toISOString(), ...ids };
  await engine.executor.execute(account, id, command, context);
  return engine.events.head();
};

for (;;) {
  const positions = await Promise.all([record(), record(), record()]);
  console.log(positions.reduce((last, position) => (position > last ? position : last)).toString());
}
