import { ConsoleLogger, type LoggerService } from '@nestjs/common';
import { placeOf } from './place-of.js';
import type { Settings } from './settings.js';

/** What the framework says of itself while it starts; an operator has no use for it. */
const chatter = new Set(['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestApplication']);

const levels = {
  info: ['log', 'warn', 'error', 'fatal'],
  warn: ['warn', 'error', 'fatal'],
  error: ['error', 'fatal'],
} as const;

/** The exit code after a fault that nothing caught (sysexits.h). */
export const EXIT_FAULT = 70;

/** What operators are told, one line each, with its instant in UTC: for people, or as JSON for programs. */
export class OperatorLogger extends ConsoleLogger {
  constructor({ log, logFormat }: Pick<Settings, 'log' | 'logFormat'>) {
    const json = logFormat === 'json';
    super({ logLevels: [...levels[log]], prefix: 'Khoa Bảng', colors: false, timestamp: false, json });
  }

  protected override getTimestamp(): string {
    return new Date().toISOString();
  }

  protected override getJsonLogObject(...line: Parameters<ConsoleLogger['getJsonLogObject']>) {
    return { ...super.getJsonLogObject(...line), at: this.getTimestamp() };
  }

  override log(message: unknown, ...rest: unknown[]): void {
    if (!chatter.has(String(rest.at(-1)))) super.log(message, ...rest);
  }
}

/** A fault that nothing caught ends the process, for what it holds may be half done; whoever watches starts it again. */
export const endOnFault = (logger: Pick<LoggerService, 'error'>): void => {
  process.on('uncaughtException', (error) => {
    logger.error(`a fault that nothing caught: the process ends. ${placeOf(error)}`);
    process.exit(EXIT_FAULT);
  });
};
