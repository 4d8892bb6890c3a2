import { spawn } from 'node:child_process';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { fileURLToPath } from 'node:url';
import { openEngine } from '../../host/src/engine.js';
import { readSettings, type Settings } from '../../host/src/settings.js';
import { endOnFault, OperatorLogger } from '../../host/src/operator-log.js';
import { openTelemetry } from '../../host/src/telemetry/telemetry.js';
import { startOrExplain } from '../../host/src/start.js';
import { Accounts } from './identity/accounts.js';
import { createApp } from './edge/app.js';

/** From a stop signal to the end: requests in flight are answered, then the stores are closed. */
const STOP_MS = 10_000;

/** Wrong words on the command line (sysexits.h). */
const EXIT_USAGE = 64;

const cli = fileURLToPath(new URL('../../cli/src/main.js', import.meta.url));

const say = (...lines: readonly string[]): void => {
  process.stdout.write(`${lines.join('\n')}\n`);
};

/** Plays the sample round against this server, as `npm run demo` does. */
const playDemo = (url: string, args: readonly string[]): Promise<number> =>
  new Promise((resolve) => {
    const demo = spawn(process.execPath, ['--enable-source-maps', cli, 'demo', '--url', url, ...args], {
      stdio: 'inherit',
    });
    demo.on('exit', (code) => {
      resolve(code ?? 1);
    });
  });

/** How often a server that npm started looks whether npm is still there. */
const PARENT_MS = 500;

/** A signal to npm ends npm and its shell, and reaches no further: who was started by it stops when they are gone. */
const whenNpmIsGone = (stop: () => void): void => {
  const { ppid } = process;
  if (process.env['npm_lifecycle_event'] === undefined) return;
  setInterval(() => {
    if (process.ppid !== ppid) stop();
  }, PARENT_MS).unref();
};

const untilStopped = (): Promise<void> =>
  new Promise((resolve) => {
    whenNpmIsGone(resolve);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => {
        resolve();
      });
  });

/** The options that were given; ends the process with a sentence for one that does not exist. */
const readOptions = (args: readonly string[]): { demo: boolean; forDemo: readonly string[] } => {
  const demo = args.includes('--demo');
  const known = (arg: string, at: number): boolean =>
    arg === '--demo' || (demo && (arg === '--yes' || arg === '--json' || args[at - 1] === '--json'));
  const unknown = args.find((arg, at) => !known(arg, at));
  if (unknown !== undefined) {
    say(
      `${unknown} is not an option. Options: --demo (play the sample round), --yes (with --demo: also beside other rounds), --json FILE (with --demo: write what it saw).`,
    );
    process.exit(EXIT_USAGE);
  }
  return { demo, forDemo: args.filter((arg) => arg !== '--demo') };
};

/** Listens; when it cannot, everything that was opened is closed again. */
const listen = async (app: NestFastifyApplication, { port, host, tls }: Settings): Promise<string> => {
  await app.listen(port, host).catch(async (error: unknown) => {
    await app.close();
    throw error;
  });
  const address = app.getHttpServer().address() as { port: number };
  return `${tls === undefined ? 'http' : 'https'}://localhost:${address.port.toString()}`;
};

/** Secrets that were made by this start are told at once: whatever fails afterwards, they are not lost. */
const tellSecrets = (newMasterKey: string | undefined, login: string, password: string | undefined): void => {
  if (newMasterKey !== undefined) {
    say(
      `A master key for personal data was made in ${newMasterKey}. Keep a copy elsewhere: without it names and texts are lost.`,
    );
  }
  if (password !== undefined) {
    say(
      `First administrator: login ${login}, one-time password ${password}  (shown once, good for a week; change it after signing in)`,
    );
  }
};

await startOrExplain(async () => {
  const { demo, forDemo } = readOptions(process.argv.slice(2));
  const settings = readSettings(process.env);
  const logger = new OperatorLogger(settings);
  endOnFault(logger);
  const tell = (line: string): void => {
    if (settings.logFormat === 'json') logger.log(line);
    else say(line);
  };
  const stopped = untilStopped();
  const telemetry = await openTelemetry(settings, 'api');
  const engine = await openEngine(settings, { inThreads: true, telemetry });
  const app = await createApp(engine, settings);
  const { adminLogin, adminPassword } = settings;
  tellSecrets(engine.newMasterKey, adminLogin, await app.get(Accounts).ensureAdmin(adminPassword, adminLogin));
  const url = await listen(app, settings);
  tell(`Khoa Bảng listens on ${url}  –  API viewer: ${url}/docs  –  sample round: npm run demo`);
  if (demo) void playDemo(url, forDemo);
  await stopped;
  setTimeout(() => process.exit(1), STOP_MS).unref();
  await app.close();
  await telemetry.close();
  tell('Khoa Bảng has stopped.');
});
