export * from '../../worker/src/session-token.js';
