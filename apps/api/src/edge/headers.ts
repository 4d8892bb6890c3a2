import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Settings } from '../../../host/src/settings.js';

/** Nothing from elsewhere, nothing inside a frame. The viewer sets styles on elements itself; pages that need less say so. */
const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: "'none'",
    scriptSrc: "'self'",
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:'],
    fontSrc: "'self'",
    connectSrc: "'self'",
    objectSrc: "'none'",
    baseUri: "'none'",
    formAction: "'none'",
    frameAncestors: "'none'",
  },
} as const;

/**
 * What stands on an answer to a path that could not even be read, which no hook comes to. Browsers pass by what is said of
 * encrypted lines on one that is not.
 */
export const bareHeaders = {
  'Content-Security-Policy': "default-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cache-Control': 'no-store',
} as const;

/** A page or script that does not say in which letters it is written. */
const TEXT_ALONE = /^(text\/\w+|application\/javascript)$/;

/**
 * Tells browsers what they may do with what is answered, and turns away what another site lets them send. What nobody
 * said otherwise of is kept by no cache: it may be about people.
 */
export const protect = (app: NestFastifyApplication, { tls, proxy }: Pick<Settings, 'tls' | 'proxy'>): void => {
  app.useSecurityHeaders({
    contentSecurityPolicy,
    strictTransportSecurity: tls !== undefined || proxy.length > 0,
    xFrameOptions: { action: 'deny' },
  });
  app.enableCsrfProtection();
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', async (_request, reply) => {
      const type = String(reply.getHeader('Content-Type'));
      if (TEXT_ALONE.test(type)) reply.type(`${type}; charset=utf-8`);
      if (!reply.hasHeader('Cache-Control')) reply.header('Cache-Control', 'no-store');
    });
};
