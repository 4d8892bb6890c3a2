import { parse, v5 } from 'uuid';

/** Namespace of the ids of spans; those of events have another. */
const NAMESPACE = parse('0d4b6a63-9f0b-4c1c-8a57-2f6c6f6a9b21');
const TRACE = /^(?!0{32})[0-9a-f]{32}$/;
const CALLER = /^00-(?<trace>(?!0{32})[0-9a-f]{32})-(?<span>(?!0{16})[0-9a-f]{16})-[0-9a-f]{2}$/;

const digits = (uuid: string): string => uuid.replaceAll('-', '');

/** The trace of all that was recorded for one request: its correlation id without the dashes, so that either finds the other. */
export const traceIdOf = (correlationId: string): string => {
  const id = digits(correlationId);
  return TRACE.test(id) ? id : digits(v5(correlationId, NAMESPACE));
};

/**
 * The span of a step of a command, the same for whoever works it out: so what happens later, or in another process, knows
 * of what it is a part by what the event says of its command.
 */
export const spanIdOf = (step: 'command' | 'append', commandId: string): string =>
  digits(v5(`${step} ${commandId}`, NAMESPACE)).slice(16);

/** Of what somebody else's trace a request is a part. */
export interface Caller {
  /** The trace as a correlation id. */
  readonly correlationId: string;
  readonly spanId: string;
}

/** Reads a `traceparent` (W3C Trace Context); `undefined` for what is none. */
export const callerIn = (traceparent: unknown): Caller | undefined => {
  const { trace, span } = CALLER.exec(typeof traceparent === 'string' ? traceparent : '')?.groups ?? {};
  if (trace === undefined || span === undefined) return undefined;
  return { correlationId: trace.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'), spanId: span };
};
