import { exits, usageOf } from '../../apps/cli/src/command.js';
import { commandNamed } from '../../apps/cli/src/commands/named.js';
import { outputOf } from './output.js';

/** What a command of the program left behind. */
export interface Ran {
  readonly exit: number;
  /** What it wrote to standard output. */
  readonly text: string;
}

/** Runs a command in this process; rejects with what it throws. */
export const ran = async (name: string, ...args: readonly string[]): Promise<Ran> => {
  const command = commandNamed(name);
  const { answer, text } = await outputOf(async () => (await command.load())(args, usageOf(command)));
  return { exit: answer, text };
};

/** What a command writes that ends well. */
export const writtenBy = async (name: string, ...args: readonly string[]): Promise<string> => {
  const { exit, text } = await ran(name, ...args);
  expect(exit).toBe(exits.ok);
  return text;
};
