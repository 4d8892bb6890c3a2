import { readFileSync } from 'node:fs';
import { get as getPlain, type IncomingMessage } from 'node:http';
import { get as getOverTls } from 'node:https';
import { text } from 'node:stream/consumers';
import type { Settings } from '../../../host/src/settings.js';
import { fault, type Finding, skipped, sound } from './finding.js';

/** A server that lives answers these two in milliseconds. */
const ANSWER_MS = 5_000;

/** What was answered. */
interface Answered {
  readonly status: number;
  readonly body: string;
  /** The clock of the server, as its `Date` header has it. */
  readonly date: string | undefined;
}

/** The server as it was found. */
export interface ServerFound {
  readonly finding: Finding;
  /** Its clock; `undefined` where none answers. */
  readonly date?: string | undefined;
}

type Door = Pick<Settings, 'host' | 'port' | 'tls'>;

/** Where this machine reaches a server that listens on every address. */
const hostOf = ({ host }: Door): string => (['0.0.0.0', '::'].includes(host) ? 'localhost' : host);

const urlOf = (door: Door): string =>
  `${door.tls === undefined ? 'http' : 'https'}://${hostOf(door)}:${door.port.toString()}`;

/** Over TLS exactly the certificate of the settings is believed: it may name another host than the one that is asked here. */
const ask = (door: Door, path: string): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const { port, tls } = door;
    const options = { host: hostOf(door), port, path, agent: false, signal: AbortSignal.timeout(ANSWER_MS) };
    const hear = (response: IncomingMessage): void => {
      const { statusCode: status = 0, headers } = response;
      text(response).then((body) => {
        resolve({ status, body, date: headers.date });
      }, reject);
    };
    const request =
      tls === undefined
        ? getPlain(options, hear)
        : getOverTls(
            {
              ...options,
              ca: readFileSync(tls.cert),
              allowPartialTrustChain: true,
              checkServerIdentity: () => undefined,
            },
            hear,
          );
    request.on('error', reject);
  });

const statusIn = ({ body }: Answered): unknown => {
  try {
    return (JSON.parse(body) as { readonly status?: unknown } | null)?.status;
  } catch {
    return undefined;
  }
};

const readiness = (url: string, ready: Answered): Finding => {
  const [status, figures] = [statusIn(ready), { url, ready: ready.status }];
  if (ready.status === 200 && status === 'ready')
    return sound('server', `${url}: đang chạy, sẵn sàng / runs and is ready.`, figures);
  return ready.status === 200
    ? fault(
        'server',
        `${url}: đang chạy, nhưng có việc đứng lại; hãy xem GET /api/ready và GET /api/incidents bằng tài khoản quản trị. / runs, but something stands still: see GET /api/ready and GET /api/incidents as an administrator.`,
        figures,
      )
    : fault(
        'server',
        `${url}: đang chạy, chưa sẵn sàng (${ready.status.toString()}); nếu vừa khởi động, hãy xem lại sau ít phút, nếu không hãy xem nhật ký máy chủ. / runs and is not ready: if it has just been started, look again in a few minutes, or else see what the server logs.`,
        figures,
      );
};

const answering = async (door: Door): Promise<ServerFound> => {
  const url = urlOf(door);
  const health = await ask(door, '/api/health');
  if (health.status !== 200 || statusIn(health) !== 'ok') {
    return {
      finding: fault(
        'server',
        `${url}: chương trình khác đang dùng cổng này; hãy đặt KHOABANG_PORT khác. / another program listens there: set KHOABANG_PORT to a free port.`,
        { url },
      ),
    };
  }
  return { finding: readiness(url, await ask(door, '/api/ready')), date: health.date };
};

const isRefused = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ECONNREFUSED';

/** Looks for the server that runs with these settings. That none does is no fault. */
export const serverFound = async (door: Door): Promise<ServerFound> => {
  if (door.port === 0)
    return { finding: skipped('server', 'Cổng do máy chủ tự chọn. / The port is one that the server chooses.') };
  try {
    return await answering(door);
  } catch (error) {
    const url = urlOf(door);
    return {
      finding: isRefused(error)
        ? skipped('server', `${url}: không có máy chủ nào chạy. / no server runs there.`, { url })
        : fault(
            'server',
            `${url}: có chương trình lắng nghe mà không trả lời như máy chủ này; hãy xem TLS (KHOABANG_TLS_CERT) và nhật ký máy chủ. / something listens there and does not answer as this server would: look at TLS (KHOABANG_TLS_CERT) and at what the server logs.`,
            { url },
          ),
    };
  }
};
