import { installPackFolder } from '../../worker/src/pack-folder.js';
import { type Command, exits, print, Sentence } from './command.js';
import { answerCommands } from './commands/answers.js';
import { inquiryCommands } from './commands/inquiries.js';
import { packsCommand } from './commands/packs.js';
import { settingsCommand } from './commands/settings.js';
import { demoCommand } from './demo/demo-command.js';

const commands: readonly Command[] = [
  demoCommand,
  ...answerCommands,
  ...inquiryCommands,
  packsCommand,
  settingsCommand,
];

const helpOf = ({ name, usage, vi, en }: Command): string =>
  [`  khoabang ${`${name} ${usage}`.trim()}`, `      ${vi}`, `      ${en}`].join('\n');

const help = (): string =>
  ['Khoa Bảng: thi tuyển chức danh lãnh đạo, quản lý / leadership selection by exam', '', ...commands.map(helpOf)].join(
    '\n',
  );

const HELP: readonly (string | undefined)[] = ['help', '--help', '-h', undefined];

const run = async ([name, ...args]: readonly string[]): Promise<number> => {
  if (HELP.includes(name)) {
    await print(help());
    return exits.ok;
  }
  const command = commands.find((one) => one.name === name);
  if (command === undefined) {
    const known = commands.map((one) => one.name).join(', ');
    throw new Sentence(`Không có lệnh này. There is no command ${name ?? ''}. Known: ${known}, help.`, exits.usage);
  }
  if (args.includes('--help') || args.includes('-h')) {
    await print(helpOf(command));
    return exits.ok;
  }
  // The table of settings is shown even where one of them cannot be used.
  if (command !== settingsCommand) installPackFolder(process.env['KHOABANG_PACKS']);
  return command.run(args);
};

/** Errors whose text was written for the user. */
const spoken: readonly string[] = ['SettingFault', 'InvalidMasterKey'];

const told = (error: unknown): { readonly sentence: string; readonly exit: number } => {
  if (error instanceof Sentence) return { sentence: error.message, exit: error.exit };
  if (error instanceof Error && spoken.includes(error.constructor.name)) {
    return { sentence: error.message, exit: exits.setting };
  }
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
