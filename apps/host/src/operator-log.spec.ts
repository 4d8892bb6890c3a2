import { spawnSync } from 'node:child_process';
import { FROM_SOURCE } from '#test/support/from-source';
import { EXIT_FAULT } from './operator-log.js';
import { placeOf } from './place-of.js';

const file = JSON.stringify(new URL('operator-log.ts', import.meta.url).href);

/** A process of its own that does this with a logger. */
const running = (logFormat: 'text' | 'json', script: string) =>
  spawnSync(process.execPath, [...FROM_SOURCE, '--input-type=module'], {
    input: `import { OperatorLogger, endOnFault } from ${file};
      const logger = new OperatorLogger({ log: 'info', logFormat: '${logFormat}' }); ${script}`,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });

describe('what operators are told', () => {
  it('is one line with its instant in UTC, and nothing that the framework says of itself', () => {
    const { stdout } = running('text', `logger.log('chatter', 'NestFactory'); logger.warn('disk is full', 'stores');`);
    expect(stdout).toMatch(/^\[Khoa Bảng\] \d+ {2}- \d{4}-\d\d-\d\dT[\d:.]+Z +WARN \[stores\] disk is full\n$/);
  });

  it('can be read by programs, one object a line, whatever stands in it', () => {
    const { stdout } = running('json', String.raw`logger.log('a\n{"level":"fatal"}', 'edge');`);
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    const { at, ...told } = JSON.parse(stdout) as Record<string, unknown>;
    expect(told).toMatchObject({ level: 'log', message: 'a\n{"level":"fatal"}', context: 'edge' });
    expect(at).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  });
});

describe('a fault that nothing caught', () => {
  it.each([
    ['thrown', `setTimeout(() => { throw new TypeError('secret'); }, 0);`],
    ['in a promise', `void Promise.reject(new TypeError('secret'));`],
  ])('%s, ends the process, and is told by its kind and place alone', (_, script) => {
    const { status, stderr } = running('json', `endOnFault(logger); ${script}`);
    expect(status).toBe(EXIT_FAULT);
    const { message } = JSON.parse(stderr) as { message: string };
    expect(message).toMatch(/the process ends\. TypeError\n +at /);
    expect(stderr).not.toContain('secret');
  });

  it('that is no error at all has no place', () => {
    expect(placeOf('secret')).toBe('string');
  });

  it('takes no line of the message of an error for a place, whatever it looks like', () => {
    const forged = 'Nguyễn Văn A\n    at forged (secret.ts:1:1)\nall is well';
    const [kind, ...places] = placeOf(new TypeError(forged)).split('\n');
    expect(kind).toBe('TypeError');
    expect(places.length).toBeGreaterThan(0);
    expect(places.join('\n')).not.toMatch(/forged|Nguyễn|all is well/);
    const changed = Object.assign(new Error(forged), { stack: 'Error: x\n    at forged (secret.ts:1:1)' });
    expect(placeOf(changed)).toBe('Error');
    expect(placeOf(Object.assign(new Error('x'), { name: '\nforged' }))).toMatch(/^unknown\n/);
  });
});
