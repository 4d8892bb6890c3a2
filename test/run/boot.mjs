// Starts the built product once as its users do: some faults of ES modules compile and pass every test.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { FROM_SOURCE } from '../support/from-source.ts';

// These end what hangs, and nothing that is slow because others use the machine.
const START_MS = 300_000;
const STOP_MS = 120_000;
const PLAY_MS = 1_200_000;
const PASSWORD = 'a sample password';
const PAGES = ['/api/health', '/api/openapi.json'];

/** The server by itself, and as `npm start` starts it once it is built. */
const byItself = (root) => [process.execPath, ['--enable-source-maps', join(root, 'dist/apps/api/src/main.js')]];
const byNpm = () => ['npm', ['run', '--silent', 'serve']];

/** What a server here is told, and nothing else that is told to one. */
const environment = (data, more = {}) => {
  const foreign = Object.entries(process.env).filter(([name]) => !name.startsWith('KHOABANG_'));
  const own = { KHOABANG_PORT: '0', KHOABANG_DATA: data, KHOABANG_ADMIN_PASSWORD: PASSWORD };
  return { ...Object.fromEntries(foreign), ...own, ...more };
};

const start = (root, data, [program, args], { settings, ...options } = {}) =>
  spawn(program, args, {
    cwd: root,
    env: environment(data, settings),
    stdio: ['ignore', 'pipe', 'inherit'],
    ...options,
  });

/** The address that the server says it listens on; `undefined` if it ends before. */
const addressOf = async (server) => {
  for await (const line of createInterface({ input: server.stdout })) {
    const address = /http:\/\/localhost:\d+/.exec(line)?.[0];
    if (address !== undefined) return address;
  }
  return undefined;
};

const answers = async (address, page) => {
  const { status } = await fetch(address + page);
  console.log(`${page} answers ${status}`);
  return status === 200;
};

/** Ready only once the views, in their thread, have come up with the log: asked again until then, or until `START_MS`. */
const becomesReady = async (address) => {
  const until = performance.now() + START_MS;
  for (;;) {
    const { status } = await fetch(`${address}/api/ready`);
    if (status === 200 || performance.now() > until) {
      console.log(`/api/ready answers ${status}`);
      return status === 200;
    }
    await pause(100);
  }
};

/** True if the views, which have a thread of their own only in the built product, have followed the log. */
const viewsFollow = async (address) => {
  const signedIn = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'admin', password: PASSWORD }),
  });
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const { log } = await (await fetch(`${address}/api/ready`, { headers: { cookie } })).json();
  const listed = await fetch(`${address}/api/accounts?position=${log}`, { headers: { cookie } });
  const { items = [] } = await listed.json();
  console.log(`/api/accounts at position ${log} lists ${items.length}`);
  return items.length === 1;
};

/** True once nobody answers there any more; false if that takes longer than `STOP_MS`. */
const goesSilent = async (address) => {
  const until = performance.now() + STOP_MS;
  for (;;) {
    const silent = await fetch(`${address}/api/health`).then(
      () => false,
      () => true,
    );
    if (silent || performance.now() > until) {
      console.log(`npm was stopped: the server ${silent ? 'stopped too' : 'still answers'}`);
      return silent;
    }
    await pause(100);
  }
};

/** A signal to npm alone, as a supervisor sends it; and to all that runs in its terminal, as Ctrl-C does. */
const stops = {
  terminate: (npm) => npm.kill('SIGTERM'),
  interrupt: (npm) => process.kill(-npm.pid, 'SIGINT'),
};

const killAll = (npm) => {
  try {
    process.kill(-npm.pid, 'SIGKILL');
  } catch {
    // Nothing of it is left: that is what was wanted.
  }
};

/** True if a server that npm started is gone soon after npm is: neither it nor its port is left behind. */
const stopsWithNpm = async (root, stop) => {
  const data = mkdtempSync(join(tmpdir(), 'khoabang-boot-'));
  const npm = start(root, data, byNpm(), { detached: true });
  const late = setTimeout(() => killAll(npm), START_MS);
  try {
    const address = await addressOf(npm);
    if (address === undefined) return false;
    npm.stdout.resume();
    stop(npm);
    return await goesSilent(address);
  } finally {
    clearTimeout(late);
    killAll(npm);
    rmSync(data, { recursive: true, force: true });
  }
};

/** True if the sample round, played against that server, comes out as worked out by hand. */
const playsRound = async (root, data, settings, address) => {
  const cli = join(root, 'dist/apps/cli/src/main.js');
  const play = spawn(process.execPath, ['--enable-source-maps', cli, 'demo', '--yes', '--url', address], {
    cwd: root,
    env: environment(data, settings),
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: PLAY_MS,
  });
  const [code] = await once(play, 'exit');
  console.log(`a round was played on another log: exit code ${code}`);
  return code === 0;
};

/** The same start on the stand-in for a KurrentDB, and a round played there: its client is loaded only then. */
const playsOnKurrent = async (root) => {
  const server = join(root, 'test/support/kurrentdb/server.ts');
  const standIn = spawn(process.execPath, [...FROM_SOURCE, server], { stdio: ['pipe', 'pipe', 'inherit'] });
  try {
    const [line] = await once(createInterface({ input: standIn.stdout }), 'line');
    const settings = { KHOABANG_EVENTS: `kurrentdb://127.0.0.1:${line.split(' ')[1]}?tls=false` };
    return await answersAndEnds(root, settings, (data, address) => playsRound(root, data, settings, address));
  } finally {
    standIn.kill('SIGKILL');
  }
};

/** True if the product starts on an empty folder, answers, and ends in time and well when it or npm is told to. */
export const boot = async (root) =>
  (await answersAndEnds(root)) &&
  (await playsOnKurrent(root)) &&
  (await stopsWithNpm(root, stops.terminate)) &&
  (await stopsWithNpm(root, stops.interrupt));

/** The first start of all, as users make it. */
const answersAndEnds = async (root, settings = {}, isMore = () => Promise.resolve(true)) => {
  const data = mkdtempSync(join(tmpdir(), 'khoabang-boot-'));
  const server = start(root, data, byItself(root), { settings });
  const ended = once(server, 'exit');
  let late = setTimeout(() => server.kill('SIGKILL'), START_MS);
  try {
    const address = await addressOf(server);
    if (address === undefined) {
      console.error(`The server did not start: exit code ${(await ended)[0]}.`);
      return false;
    }
    clearTimeout(late);
    server.stdout.resume();
    const answered = [await becomesReady(address)];
    for (const page of PAGES) answered.push(await answers(address, page));
    answered.push(await viewsFollow(address));
    answered.push(await isMore(data, address));
    late = setTimeout(() => server.kill('SIGKILL'), STOP_MS);
    server.kill('SIGTERM');
    const [code] = await ended;
    console.log(`ended with exit code ${code}`);
    return code === 0 && answered.every(Boolean);
  } catch (error) {
    console.error(String(error));
    return false;
  } finally {
    clearTimeout(late);
    server.kill('SIGKILL');
    rmSync(data, { recursive: true, force: true });
  }
};
