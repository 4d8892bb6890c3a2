import { shownAddress } from '#stores';
import { readSettings, type Setting, settingsTable } from '../../../host/src/settings.js';
import { commandLine, exits, print, type Run } from '../command.js';

const SECRET: readonly string[] = [
  'KHOABANG_MASTER_KEY',
  'KHOABANG_ADMIN_PASSWORD',
  'KHOABANG_OIDC_SECRET',
  'KHOABANG_METRICS_TOKEN',
];

const inForce = ({ name, default: standard }: Setting): string => {
  const given = process.env[name] ?? standard;
  if (SECRET.includes(name) && given !== '') return '********';
  return given === '' ? '(trống / empty)' : shownAddress(given);
};

const rowsOf = (setting: Setting): readonly string[] => {
  const from = process.env[setting.name] === undefined ? 'mặc định / default' : 'môi trường / environment';
  return [`${setting.name} = ${inForce(setting)}   (${from})`, `    ${setting.vi}`, `    ${setting.en}`];
};

/** The one table of settings, with the values that a start here would use. Secrets are masked. */
export const runSettings: Run = async (args, usage) => {
  commandLine(args, usage, {}, [0, 0]);
  await print(settingsTable.flatMap(rowsOf).join('\n'));
  readSettings(process.env);
  return exits.ok;
};
