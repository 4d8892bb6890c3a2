import { isLoopback } from '#stores';
import { SettingFault } from './setting-fault.js';

const ADDRESS = /^(?:(?<host>[\w.-]+|\[[0-9a-f:]+\]):)?(?<port>\d{1,5})$/i;

const metricsFault = (text: string): string | undefined => {
  const port = ADDRESS.exec(text)?.groups?.['port'];
  return text === '' || (port !== undefined && Number(port) <= 65_535)
    ? undefined
    : 'must be a port of this machine like `9464`, or `HOST:PORT`; or empty';
};

const tracesFault = (text: string): string | undefined => {
  const url = URL.parse(text);
  const isSafe =
    url !== null &&
    (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))) &&
    `${url.username}${url.password}${url.search}${url.hash}` === '';
  return text === '' || isSafe
    ? undefined
    : 'must be the address of a collector with https:// (http:// on this machine alone), without query or login';
};

/** Settings of what is told to whoever watches over the processes: nothing of it is there unless it is asked for. */
export const telemetrySettingsTable = [
  {
    name: 'KHOABANG_METRICS',
    default: '',
    vi: 'Cổng để Prometheus đọc số liệu (`GET /metrics`), ví dụ `9464`: chỉ máy này; `HOST:CỔNG` mở ra mạng, khi đó cần TLS và KHOABANG_METRICS_TOKEN. Để trống: không có.',
    en: 'Port where a Prometheus reads the metrics (`GET /metrics`), e.g. `9464`: this machine alone; `HOST:PORT` opens it to the network, which needs TLS and KHOABANG_METRICS_TOKEN. Empty: none.',
    fault: metricsFault,
  },
  {
    name: 'KHOABANG_METRICS_TOKEN',
    default: '',
    vi: 'Mã mà Prometheus phải đưa ra (`Authorization: Bearer …`), từ 32 ký tự.',
    en: 'Token that a Prometheus has to show (`Authorization: Bearer …`), 32 characters or more.',
    fault: (text: string) =>
      /^$|^[\x21-\x7e]{32,200}$/.test(text) ? undefined : 'must have 32 to 200 visible ASCII characters, or be empty',
  },
  {
    name: 'KHOABANG_TRACES',
    default: '',
    vi: 'Địa chỉ của bộ thu vết OpenTelemetry (OTLP/HTTP), ví dụ `http://localhost:4318`. Để trống: không có.',
    en: 'Address of an OpenTelemetry collector (OTLP/HTTP) for traces, e.g. `http://localhost:4318`. Empty: none.',
    fault: tracesFault,
  },
] as const;

type Name = (typeof telemetrySettingsTable)[number]['name'];

/** Where the metrics can be read, and by whom. */
export interface MetricsSettings {
  readonly host: string;
  readonly port: number;
  /** What has to be shown; `undefined`: nothing, on this machine alone. */
  readonly token: string | undefined;
}

/** What is told of the processes, and to whom. */
export interface TelemetrySettings {
  /** `undefined`: nobody counts. */
  readonly metrics: MetricsSettings | undefined;
  /** Address to which traces are sent; `undefined`: there are none. */
  readonly traces: string | undefined;
}

const metricsOf = (read: (name: Name) => string, isSecure: boolean): MetricsSettings | undefined => {
  const [text, token] = [read('KHOABANG_METRICS'), read('KHOABANG_METRICS_TOKEN')];
  if (text === '') {
    if (token === '') return undefined;
    throw new SettingFault('KHOABANG_METRICS_TOKEN is of no use without KHOABANG_METRICS: set both or neither.');
  }
  const { host = 'localhost', port } = ADDRESS.exec(text)?.groups ?? {};
  if (!isLoopback(host) && (token === '' || !isSecure)) {
    throw new SettingFault(
      'KHOABANG_METRICS opens the metrics to the network: set KHOABANG_METRICS_TOKEN, KHOABANG_TLS_CERT and KHOABANG_TLS_KEY, or name a port alone.',
    );
  }
  const listened = host.replaceAll(/[[\]]/g, '');
  return { host: listened, port: Number(port), token: token === '' ? undefined : token };
};

/**
 * What an environment asks to be told of.
 *
 * @throws SettingFault for metrics that would cross the network in the clear, or be for anybody there.
 */
export const telemetryOf = (read: (name: Name) => string, isSecure: boolean): TelemetrySettings => {
  const traces = read('KHOABANG_TRACES');
  return { metrics: metricsOf(read, isSecure), traces: traces === '' ? undefined : traces };
};
