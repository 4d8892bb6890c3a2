/** The part of autocannon that is used here; it brings no types of its own. */
declare module 'autocannon' {
  interface Sent {
    readonly path?: string;
    readonly body?: string;
  }
  interface Options {
    readonly url: string;
    readonly connections: number;
    /** How many requests, or for how many seconds. */
    readonly amount?: number;
    readonly duration?: number;
    readonly overallRate?: number;
    readonly requests: readonly {
      readonly method: string;
      readonly headers?: Readonly<Record<string, string>>;
      readonly path?: string;
      readonly body?: string;
      readonly setupRequest?: (sent: Sent) => Sent;
    }[];
  }
  interface Result {
    readonly errors: number;
    readonly duration: number;
    readonly requests: { readonly total: number };
  }
  interface Instance extends PromiseLike<Result> {
    on(event: 'response', heard: (client: unknown, status: number, bytes: number, milliseconds: number) => void): void;
  }
  export default function autocannon(options: Options): Instance;
}
