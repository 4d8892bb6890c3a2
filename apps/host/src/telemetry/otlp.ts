import { ROOT_CONTEXT, SpanStatusCode, trace, TraceFlags } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, RandomIdGenerator, TracerProvider } from '@opentelemetry/sdk-trace';
import { type Told, type Traces, tracesTo } from './traces.js';

/** A collector that does not answer is not waited for, at the end neither. */
const EXPORT_MS = 5_000;

/** Where a collector awaits traces: an address without a path means the usual one. */
const pathOf = (address: string): string => {
  const url = new URL(address);
  return url.pathname === '/' ? new URL('/v1/traces', url).href : url.href;
};

/** Ids as they are chosen for the next span, otherwise by chance. */
const choosing = () => {
  const chance = new RandomIdGenerator();
  let next: Pick<Told, 'id'> & Partial<Pick<Told, 'trace'>> = {};
  return {
    choose: (span: Told): void => {
      next = span;
    },
    generator: {
      generateTraceId: (): string => next.trace ?? chance.generateTraceId(),
      generateSpanId: (): string => next.id ?? chance.generateSpanId(),
    },
  };
};

/** Sends traces to a collector by the SDK of OpenTelemetry. What cannot be delivered is dropped. */
export const otlpTraces = (address: string, program: string) => {
  const { choose, generator } = choosing();
  const exporter = new OTLPTraceExporter({ url: pathOf(address), timeoutMillis: EXPORT_MS });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': program }),
    idGenerator: generator,
    spanProcessors: [new BatchSpanProcessor({ exporter, exportTimeoutMillis: EXPORT_MS })],
  });
  const tracer = provider.getTracer('khoabang');
  const tell = (told: Told): void => {
    const { name, parent, attributes, from, to, failed } = told;
    const within =
      parent === undefined
        ? ROOT_CONTEXT
        : trace.setSpanContext(ROOT_CONTEXT, {
            traceId: told.trace,
            spanId: parent,
            traceFlags: TraceFlags.SAMPLED,
            isRemote: true,
          });
    choose(told);
    const span = tracer.startSpan(name, { startTime: from, attributes: { ...attributes } }, within);
    if (failed === true) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end(to);
  };
  const traces: Traces = tracesTo(tell);
  return { traces, close: () => provider.shutdown().catch(() => undefined) };
};
