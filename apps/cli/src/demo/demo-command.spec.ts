import type { Door } from './client.js';
import { agreed } from './demo-command.js';

/** A server that holds rounds with these codes. */
const holding = (...codes: readonly string[]): Door =>
  ({ callerWith: () => ({ list: () => Promise.resolve(codes.map((code) => ({ code }))) }) }) as unknown as Door;

describe('the demo beside other rounds', () => {
  it.each([
    ['where there are none', holding(), false],
    ['where there are sample rounds only', holding('MAU-CD-1'), false],
    ['where somebody says yes', holding('01/2026'), true],
  ])('goes on %s', async (_, door, yes) => {
    await expect(agreed(door, '', yes)).resolves.toBeUndefined();
  });

  it('refuses in a sentence where nobody can be asked', async () => {
    await expect(agreed(holding('01/2026', 'MAU-CD-1'), '', false)).rejects.toThrow(/other rounds \(1\): give --yes/);
  });
});
