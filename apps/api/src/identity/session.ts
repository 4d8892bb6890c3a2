export * from '../../../host/src/session-token.js';
