/** The part of oidc-provider that is used here; it brings no types of its own. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  export default class Provider {
    constructor(issuer: string, configuration: object);
    callback(): (request: IncomingMessage, response: ServerResponse) => void;
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result: { login?: object },
      options?: object,
    ): Promise<void>;
    on(event: 'server_error', heard: (context: unknown, error: Error) => void): void;
  }
}
