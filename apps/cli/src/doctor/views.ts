import { type AnyView, asOf, type EventStore, isRecorded, type ReadStore, StoreUnavailable } from '#kernel';
import { views } from '#exams';
import { inspectViews, shownAddress } from '#stores';
import type { Settings } from '../../../host/src/settings.js';
import { isFile } from '../../../host/src/store-settings.js';
import { shownIn } from '../../../host/src/view-comparison.js';
import { isKept, isThere, logBeside, viewsBeside } from '../beside.js';
import { fault, type Finding, skipped, sound, warning } from './finding.js';

/** So many events that a view lacks are counted; with more than this a server says that it is not ready. */
const LAG_MAX = 10_000;

/** Where a view stands. */
export interface Standing {
  readonly view: string;
  /** The version of this program. */
  readonly version: number;
  /** The version that readers see; `null` where none is stored yet. */
  readonly shown: number | null;
  /** Up to where the version of this program has come, in digits. */
  readonly position: string;
  /** Events that this version has still to take, counted up to {@link LAG_MAX}. */
  readonly behind: number;
  /** True where it is further than the log. */
  readonly isAhead: boolean;
}

/** Positions cannot be subtracted: what is between two of them is counted. */
const countBehind = async (log: EventStore, view: AnyView, from: bigint): Promise<number> => {
  let events = 0;
  const { signal } = new AbortController();
  for await (const followed of log.follow(from, Object.keys(view.on), signal)) {
    if (isRecorded(followed)) events += 1;
    if (events === LAG_MAX || (!isRecorded(followed) && followed.caughtUp)) break;
  }
  return events;
};

/** A view beside a server at work may be further than the log was when that was looked at: `behind` is then nothing. */
const standingOf = async (store: ReadStore, log: EventStore, view: AnyView, head: bigint) => {
  const [shown, position] = [(await shownIn(store, view)) ?? null, await store.position(view)];
  const behind = position < head ? await countBehind(asOf(log, head), view, position) : 0;
  const { name, version } = view;
  return { view: name, version, shown, position, behind };
};

/** Where all views stand. Where the log ends is asked again after that: it has to be as far as any of them. */
const standingsIn = async (store: ReadStore, log: EventStore, head: bigint): Promise<readonly Standing[]> => {
  const all: Awaited<ReturnType<typeof standingOf>>[] = [];
  for (const view of views) all.push(await standingOf(store, log, view, head));
  const end = await log.head();
  return all.map((one) => ({ ...one, position: one.position.toString(), isAhead: one.position > end }));
};

const standings = async ({ events, views: stored }: Settings, head: bigint): Promise<readonly Standing[]> => {
  const log = await logBeside(events);
  try {
    const store = await viewsBeside(stored);
    return await standingsIn(store, log, head).finally(() => store.close());
  } finally {
    await log.close();
  }
};

const lagOf = ({ view, version, shown, behind }: Standing): readonly string[] => {
  const count = behind === LAG_MAX ? `≥ ${behind.toString()}` : behind.toString();
  const lag = behind === 0 ? '' : ` ${count} sự kiện / events`;
  if (shown === version) return behind === 0 ? [] : [`${view} v${version.toString()}${lag}`];
  return [
    `${view} v${version.toString()} (đang dùng / readers see ${shown === null ? '–' : `v${shown.toString()}`})${lag}`,
  ];
};

/** What it says where the views stand. */
export const standingFinding = (place: string, all: readonly Standing[]): Finding => {
  const figures = { views: all };
  const ahead = all.filter(({ isAhead }) => isAhead).map(({ view }) => view);
  if (ahead.length > 0) {
    return fault(
      'views',
      `${place}: đi trước nhật ký / further than the log: ${ahead.join(', ')}. Nếu đã phục hồi nhật ký cũ, hãy xóa tệp hoặc cơ sở dữ liệu khung nhìn rồi khởi động lại / if an older log was put back, delete the file or database of the views and start again: they are rebuilt.`,
      figures,
    );
  }
  const lagging = all.flatMap(lagOf);
  return lagging.length === 0
    ? sound(
        'views',
        `${place}: ${all.length.toString()} khung nhìn theo kịp nhật ký / views are up with the log.`,
        figures,
      )
    : warning(
        'views',
        `${place}: chậm hơn nhật ký / behind the log: ${lagging.join(', ')}. Máy chủ đang chạy sẽ theo kịp; nếu lần sau con số không giảm, hãy xem GET /api/ready bằng tài khoản quản trị. / A running server catches up; if the numbers do not fall by the next look, see GET /api/ready as an administrator.`,
        figures,
      );
};

/** They can always be made again. */
const broken = ({ message }: StoreUnavailable): Finding =>
  fault(
    'views',
    `${message} Khung nhìn dựng lại được: hãy dừng máy chủ, xóa chúng rồi khởi động lại. / Views can be rebuilt: stop the server, delete them and start again.`,
  );

/** Looks at the views: whether their store is whole, which versions there are, and how far each is behind the log. */
export const viewsFinding = async (settings: Settings, head: bigint | undefined): Promise<Finding> => {
  const { views: stored } = settings;
  if (!isKept(stored)) return skipped('views', 'Khung nhìn ở trong bộ nhớ. / Views are kept in memory.');
  if (!isThere(stored))
    return skipped(
      'views',
      `Chưa có khung nhìn ${stored}; máy chủ sẽ dựng. / There are no views ${stored} yet: a server builds them.`,
    );
  try {
    if (isFile(stored)) inspectViews(stored);
    if (head === undefined)
      return skipped('views', 'Không có nhật ký để đối chiếu. / There is no log to hold the views against.');
    return standingFinding(shownAddress(stored), await standings(settings, head));
  } catch (error) {
    if (error instanceof StoreUnavailable) return broken(error);
    throw error;
  }
};
