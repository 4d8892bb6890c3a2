import { ConsoleLogger, type LoggerService } from '@nestjs/common';
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
/** Frames of a fault that are told: enough to find the place. */
const FRAMES_MAX = 8;

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

/** A fault by its kind and place, never by what it says: messages of unexpected errors may quote data. */
export const placeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return typeof error;
  const { name, message, stack = '' } = error;
  const from = stack.indexOf(message);
  // What a message quotes may look like a place: a stack that does not begin with it tells none.
  const behind = from === -1 ? [] : stack.slice(from + message.length).split('\n');
  const frames = behind.filter((line) => line.trimStart().startsWith('at '));
  return [/^\w+/.exec(name)?.[0] ?? 'unknown', ...frames.slice(0, FRAMES_MAX)].join('\n');
};

/** A fault that nothing caught ends the process, for what it holds may be half done; whoever watches starts it again. */
export const endOnFault = (logger: Pick<LoggerService, 'error'>): void => {
  process.on('uncaughtException', (error) => {
    logger.error(`a fault that nothing caught: the process ends. ${placeOf(error)}`);
    process.exit(EXIT_FAULT);
  });
};
