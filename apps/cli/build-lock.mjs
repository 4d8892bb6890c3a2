import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

/** No build takes so long: whoever made such a lock is gone, also where its number has been given to another process. */
const LEFT_MS = 10 * 60_000;
const LOOK_AGAIN_MS = 200;

const say = (text) => {
  process.stderr.write(text);
};

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

/** Who holds a lock, and whether it was left; `undefined` without one. Between being made and being written it names nobody: 0. */
const holderOf = (lock) => {
  try {
    const pid = Number(readFileSync(lock, 'utf8'));
    const isOld = Date.now() - statSync(lock).mtimeMs > LEFT_MS;
    // What names this process although it holds nothing is of an earlier one with the same number, as in a container.
    return { pid, isLeft: isOld || pid === process.pid || (pid > 0 && !isAlive(pid)) };
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return undefined;
  }
};

/** Waits until nobody holds the lock, and says for whom. */
export const freed = async (lock, tell = say) => {
  let told;
  for (;;) {
    const holder = holderOf(lock);
    if (holder === undefined || holder.isLeft) return;
    if (told !== holder.pid) {
      const who = holder.pid > 0 ? ` ${holder.pid}` : '';
      tell(`Đang chờ tiến trình${who} biên dịch xong / waiting for process${who} to end its build (${lock}) …\n`);
    }
    told = holder.pid;
    await setTimeout(LOOK_AGAIN_MS);
  }
};

const taken = (lock) => {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  }
};

/** Puts away a lock that was left. Of several who try, one moves it; what another has made meanwhile is put back. */
const clear = (lock) => {
  if (holderOf(lock)?.isLeft !== true) return;
  const own = `${lock}.${process.pid}`;
  try {
    renameSync(lock, own);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  if (holderOf(own)?.isLeft === true) rmSync(own, { force: true });
  else renameSync(own, lock);
};

/** Does work while holding the lock; waits for whoever holds it. */
export const alone = async (lock, work, tell = say) => {
  while (!taken(lock)) {
    await freed(lock, tell);
    clear(lock);
  }
  try {
    return work();
  } finally {
    rmSync(lock, { force: true });
  }
};
