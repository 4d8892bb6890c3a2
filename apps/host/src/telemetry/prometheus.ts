import { monitorEventLoopDelay } from 'node:perf_hooks';
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import { MeterProvider } from '@opentelemetry/sdk-metrics';
import type { Gauge, Measures, Reading } from './measures.js';
import type { Answer } from './metrics-door.js';

/** From what a person does not notice to what a line is given up after. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
/** Labels come from known sets: more of one measure than this is a fault of ours, and goes into one line for the rest. */
const LINES_MAX = 2_000;
const LOOP_RESOLUTION_MS = 20;
const NANOSECONDS = 1e9;

const gauges: Readonly<Record<Gauge, readonly [name: string, says: string]>> = {
  lag: ['khoabang_follower_lag_events', 'Events that a follower of the log has still to take'],
  waiting: ['khoabang_follower_standstill_seconds', 'For how long a follower has had events to take and taken none'],
  moved: ['khoabang_follower_last_progress_timestamp_seconds', 'When a follower last took something, in Unix time'],
  incidents: ['khoabang_incidents', 'Views and instances of processes that stand still until somebody helps'],
  live: ['khoabang_live_streams', 'Readers who are told as it happens that something changed'],
};

const counting = (provider: MeterProvider): Measures => {
  const meter = provider.getMeter('khoabang');
  const timed = (name: string, description: string) =>
    meter.createHistogram(name, { description, advice: { explicitBucketBoundaries: SECONDS } });
  const counters = {
    commands: meter.createCounter('khoabang_commands', { description: 'Commands by what became of them' }),
    securityEvents: meter.createCounter('khoabang_security_events', {
      description: 'Sign-ins, refusals and what else is noted for security, by kind',
    }),
    failures: meter.createCounter('khoabang_store_errors', { description: 'Failures of stores, by what met them' }),
  };
  const timers = {
    requests: timed('http_server_request_duration_seconds', 'Requests by route, from the first byte to the answer'),
    appends: timed('khoabang_append_duration_seconds', 'Appends to the log, until they are on disk'),
  };
  const reads = new Map<Gauge, () => readonly Reading[]>();
  return {
    count: (name, labels) => {
      counters[name].add(1, { ...labels });
    },
    time: (name, seconds, labels) => {
      timers[name].record(seconds, { ...labels });
    },
    watch: (gauge, read) => {
      const isKnown = reads.has(gauge);
      reads.set(gauge, read);
      if (isKnown) return;
      const [name, description] = gauges[gauge];
      meter.createObservableGauge(name, { description }).addCallback((result) => {
        for (const { value, labels } of reads.get(gauge)?.() ?? []) result.observe(value, { ...labels });
      });
    },
  };
};

/** How long whatever is to be done next waits for what is being done, since somebody last looked. */
const watchLoop = (provider: MeterProvider): (() => void) => {
  const delay = monitorEventLoopDelay({ resolution: LOOP_RESOLUTION_MS });
  delay.enable();
  const seconds = (nanoseconds: number): number => Math.max(0, nanoseconds / NANOSECONDS - LOOP_RESOLUTION_MS / 1_000);
  provider
    .getMeter('khoabang')
    .createObservableGauge('nodejs_eventloop_delay_seconds', {
      description: 'Delay of the event loop since the last look',
    })
    .addCallback((result) => {
      if (delay.count > 0) {
        result.observe(seconds(delay.percentile(50)), { quantile: '0.5' });
        result.observe(seconds(delay.percentile(99)), { quantile: '0.99' });
        result.observe(seconds(delay.max), { quantile: '1' });
      }
      delay.reset();
    });
  return () => {
    delay.disable();
  };
};

/** Measures that a Prometheus can ask for. */
export interface Prometheus {
  readonly measures: Measures;
  /** Answers one look at all of them. */
  readonly answer: Answer;
  readonly close: () => void;
}

/** Counts by the SDK of OpenTelemetry, and tells it in the text format of Prometheus. */
export const prometheus = (): Prometheus => {
  const exporter = new PrometheusExporter({
    preventServerStart: true,
    withoutScopeInfo: true,
    withoutTargetInfo: true,
  });
  const provider = new MeterProvider({
    readers: [exporter],
    views: [{ instrumentName: '*', aggregationCardinalityLimit: LINES_MAX }],
  });
  const close = watchLoop(provider);
  return {
    measures: counting(provider),
    answer: (request, reply) => {
      exporter.getMetricsRequestHandler(request, reply);
    },
    close,
  };
};
