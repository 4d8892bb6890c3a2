import { readSettings, type Setting, settingsTable } from '../../../worker/src/settings.js';
import { type Command, print, usageFault } from '../command.js';

const SECRET: readonly string[] = ['KHOABANG_MASTER_KEY', 'KHOABANG_ADMIN_PASSWORD'];

const inForce = ({ name, default: standard }: Setting): string => {
  const given = process.env[name] ?? standard;
  if (SECRET.includes(name) && given !== '') return '********';
  return given === '' ? '(trống / empty)' : given;
};

const rowsOf = (setting: Setting): readonly string[] => {
  const from = process.env[setting.name] === undefined ? 'mặc định / default' : 'môi trường / environment';
  return [`${setting.name} = ${inForce(setting)}   (${from})`, `    ${setting.vi}`, `    ${setting.en}`];
};

/** The one table of settings, with the values that a start here would use. Secrets are masked. */
export const settingsCommand: Command = {
  name: 'settings',
  usage: '',
  vi: 'In mọi thiết lập và giá trị đang dùng (che bí mật).',
  en: 'Prints every setting and the value in force (secrets masked).',
  run: async (args) => {
    if (args.length > 0) throw usageFault('`khoabang settings` takes nothing behind it.');
    await print(settingsTable.flatMap(rowsOf).join('\n'));
    readSettings(process.env);
    return 0;
  },
};
