import { askedLanguage } from '../words/language.js';
import type { Problem } from './types.gen.js';

/** The server said no, in words of the reader's language. */
export class ApiRefusal extends Error {
  override readonly name = 'ApiRefusal';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

/** Nobody answered: the network, or the server, is gone for the moment. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'code' in body && 'detail' in body;

/** Where the own last write stands: every later read asks to see at least this. */
let written: string | undefined;

/** What was written by `answer`, if it was. */
const remember = (answer: unknown): void => {
  const position = (answer as { readonly position?: unknown } | undefined)?.position;
  if (typeof position === 'string') written = position;
};

const withPosition = (path: string): string => {
  if (written === undefined || !path.startsWith('/api/')) return path;
  return `${path}${path.includes('?') ? '&' : '?'}position=${written}`;
};

const asked = async (path: string, init: RequestInit): Promise<Response> => {
  try {
    return await fetch(path, { ...init, credentials: 'same-origin' });
  } catch (error) {
    // Whoever left the page asked no more; all else is a line that broke.
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new NoAnswer('no answer', { cause: error });
  }
};

const answerOf = async (response: Response): Promise<unknown> => {
  if (response.status === 204) return undefined;
  const text = await response.text();
  return response.headers.get('content-type')?.includes('json') === true ? (JSON.parse(text) as unknown) : text;
};

const taken = async <Answer>(response: Response): Promise<Answer> => {
  const body = await answerOf(response);
  if (response.ok) return body as Answer;
  if (isProblem(body)) throw new ApiRefusal(body);
  throw new NoAnswer(`answered with ${String(response.status)}`);
};

/** Reads from the server, and sees at least what this page wrote itself. Throws {@link ApiRefusal} or {@link NoAnswer}. */
export const read = async <Answer>(path: string, signal?: AbortSignal): Promise<Answer> =>
  taken<Answer>(
    await asked(withPosition(path), {
      headers: { 'Accept-Language': askedLanguage() },
      ...(signal === undefined ? {} : { signal }),
    }),
  );

/** Sends something: a file as it is, all else as JSON. `key` makes a repeat of the same one harmless: it is made once, when the form is opened. */
export const send = async <Answer>(
  method: 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
  key?: string,
): Promise<Answer> => {
  const sent = body instanceof Blob ? body : JSON.stringify(body);
  const answer = await taken<Answer>(
    await asked(path, {
      method,
      headers: {
        'Accept-Language': askedLanguage(),
        ...(body === undefined ? {} : { 'Content-Type': body instanceof Blob ? body.type : 'application/json' }),
        ...(key === undefined ? {} : { 'Idempotency-Key': key }),
      },
      ...(body === undefined ? {} : { body: sent }),
    }),
  );
  remember(answer);
  return answer;
};

/** A path with what is to be put into its gaps. */
export const at = (parts: TemplateStringsArray, ...ids: readonly string[]): string =>
  parts.reduce((path, part, index) => `${path}${encodeURIComponent(ids[index - 1] ?? '')}${part}`);

/** The codes of problems by which a session is over, or has to do something first. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof ApiRefusal ? error.problem.code : undefined;
