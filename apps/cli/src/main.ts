import { sentenceOf } from '../../host/src/start.js';
import { type Command, exits, print, Sentence, usageOf } from './command.js';
import { help, helpOf } from './commands/help.js';
import { commandNamed } from './commands/named.js';

const isHelp = (arg: string): boolean => arg === '--help' || arg === '-h';

/** What is shown, or looked over, even where a further pack cannot be used. */
const BEFORE_PACKS: readonly string[] = ['settings', 'doctor'];

/** Further packs are installed first. */
const installPacks = async ({ name }: Command): Promise<void> => {
  const folder = process.env['KHOABANG_PACKS'] ?? '';
  if (folder === '' || BEFORE_PACKS.includes(name)) return;
  const { installPackFolder } = await import('../../host/src/pack-folder.js');
  installPackFolder(folder);
};

const run = async ([name, ...args]: readonly string[]): Promise<number> => {
  if (name === undefined || name === 'help' || isHelp(name)) {
    const [about] = args;
    await print(about === undefined ? help() : helpOf(commandNamed(about)));
    return exits.ok;
  }
  const command = commandNamed(name);
  if (args.some(isHelp)) {
    await print(helpOf(command));
    return exits.ok;
  }
  await installPacks(command);
  const runCommand = await command.load();
  return runCommand(args, usageOf(command));
};

const told = (error: unknown): { readonly sentence: string; readonly exit: number } => {
  if (error instanceof Sentence) return { sentence: error.message, exit: error.exit };
  const sentence = sentenceOf(error);
  if (sentence !== undefined) return { sentence, exit: exits.setting };
  const kind = error instanceof Error ? error.name : typeof error;
  return {
    sentence: `Something is wrong in khoabang itself (${kind}). Nothing was left half-done here.`,
    exit: exits.fault,
  };
};

// Whoever reads the output may stop before its end (`khoabang packs | head`): that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(exits.ok);
});

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  const { sentence, exit } = told(error);
  process.stderr.write(`${sentence}\n`);
  process.exitCode = exit;
}
