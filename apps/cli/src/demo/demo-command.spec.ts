import type { Caller } from './client.js';
import { agreed } from './demo-command.js';

/** A server with people who sign in so. */
const holding = (...logins: readonly string[]): Caller =>
  ({
    get: (_path: string, { after }: { after?: string }) =>
      Promise.resolve(
        after === undefined
          ? { next: 'more', logins: { admin: 'admin' } }
          : { logins: Object.fromEntries(logins.map((login) => [login, login])) },
      ),
  }) as unknown as Caller;

describe('the demo beside other people', () => {
  it.each([
    ['where there are none', holding(), false],
    ['where there are those of sample rounds only', holding('mau.hr.1'), false],
    ['where somebody says yes', holding('canbo'), true],
  ])('goes on %s', async (_, admin, yes) => {
    await expect(agreed(admin, yes)).resolves.toBeUndefined();
  });

  it('refuses in a sentence where nobody can be asked', async () => {
    await expect(agreed(holding('canbo', 'mau.hr.1'), false)).rejects.toThrow(/accounts of others \(1\): give --yes/);
  });
});
