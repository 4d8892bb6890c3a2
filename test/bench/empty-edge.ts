import { createApp } from '../../apps/api/src/edge/app.js';
import { Accounts } from '../../apps/api/src/identity/accounts.js';
import { SubmitHandler } from '../../apps/api/src/commands/submit.js';
import { openEngine } from '../../apps/host/src/engine.js';
import { readSettings } from '../../apps/host/src/settings.js';

/**
 * The edge of the product with nothing behind it: the same adapter, sign-in, limits, checks of bodies and bus, and a
 * handler that answers at once. What is lost against it is what deciding and recording cost.
 */
const settings = readSettings(process.env);
const engine = await openEngine(settings);
const app = await createApp(engine, settings);
await app.get(Accounts).ensureAdmin(settings.adminPassword);
app.get(SubmitHandler).execute = ({ target }) =>
  Promise.resolve({ id: target.id, revision: 0, position: '1', events: ['PositionApproved'] });
await app.listen(0, '127.0.0.1');
const { port } = app.getHttpServer().address() as { readonly port: number };
process.once('SIGTERM', () => {
  void app.close().then(() => process.exit(0));
});
console.log(`listens on http://localhost:${String(port)}`);
