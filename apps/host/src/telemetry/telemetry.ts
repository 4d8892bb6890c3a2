import type { Settings } from '../settings.js';
import type { Measures } from './measures.js';
import type { Traces } from './traces.js';

/** What is told of a process to whoever watches over it; each part is there only where somebody asked for it. */
export interface Telemetry {
  readonly measures?: Measures;
  readonly traces?: Traces;
}

/** Nothing is told, and nothing is spent on it. */
export const silent: Telemetry = {};

/** Telemetry that is open. */
export interface OpenTelemetry extends Telemetry {
  /** Where the metrics are found; `undefined` where there are none. */
  readonly address?: string;
  /** Sends what was not sent yet, and ends. */
  readonly close: () => Promise<void>;
}

/** Which program tells of itself. */
export type Program = 'api' | 'worker';

/**
 * Opens what the settings ask for: metrics for a Prometheus, traces for a collector. Without them nothing is loaded.
 *
 * @throws SettingFault where the address of the metrics is taken.
 */
export const openTelemetry = async (
  settings: Pick<Settings, 'metrics' | 'traces' | 'tls'>,
  program: Program,
): Promise<OpenTelemetry> => {
  const { metrics, traces, tls } = settings;
  const told = traces === undefined ? undefined : (await import('./otlp.js')).otlpTraces(traces, `khoabang-${program}`);
  const asked = metrics === undefined ? undefined : (await import('./prometheus.js')).prometheus();
  const listening =
    metrics === undefined || asked === undefined
      ? undefined
      : await (await import('./metrics-door.js')).listenForScrapes({ ...metrics, tls }, asked.answer);
  return {
    ...(told === undefined ? {} : { traces: told.traces }),
    ...(asked === undefined ? {} : { measures: asked.measures }),
    ...(listening === undefined ? {} : { address: listening.address }),
    close: async () => {
      await listening?.close();
      asked?.close();
      await told?.close();
    },
  };
};
