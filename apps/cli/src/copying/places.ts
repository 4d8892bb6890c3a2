import { isMongodbAddress, mongodbPlace } from '#stores';
import { mustBePrivate } from '../../../host/src/data-folder.js';
import { readSettings, type Settings, SettingFault } from '../../../host/src/settings.js';
import { usageFault } from '../command.js';

/** What `read` makes of a place that an option names as a setting does; a fault of the setting is one of the option. */
const read = (
  option: string,
  setting: string,
  text: string,
  settings: Readonly<Record<string, string | undefined>>,
) => {
  try {
    const { KHOABANG_DATA, DEBUG } = process.env;
    return readSettings({ KHOABANG_DATA, DEBUG, ...settings, [setting]: text });
  } catch (error) {
    throw error instanceof SettingFault ? usageFault(error.message.replace(setting, option)) : error;
  }
};

const shut = ({ data, events, vault }: Settings): void => {
  mustBePrivate({ data, events, views: 'memory', vault });
};

/** Where a log lies, written as in KHOABANG_EVENTS: a file, or an address, which may hold a password. */
export const logPlace = (option: string, text: string): string => {
  const settings = read(option, 'KHOABANG_EVENTS', text, {});
  if (settings.events === 'memory')
    throw usageFault(`${option} memory: holds no log that lasts: name a file or an address.`);
  shut(settings);
  return settings.events;
};

/** Where a vault lies, written as in KHOABANG_VAULT; never in the database of the views, which may be dropped. */
export const vaultPlace = (option: string, text: string): string => {
  const settings = read(option, 'KHOABANG_VAULT', text, { KHOABANG_VIEWS: process.env['KHOABANG_VIEWS'] });
  shut(settings);
  return settings.vault;
};

const placeIn = (place: string): string => (isMongodbAddress(place) ? mongodbPlace(place) : place);

/** Refuses to copy something onto itself. */
export const mustBeTwo = (from: string, to: string): void => {
  if (placeIn(from) === placeIn(to))
    throw usageFault('--from và --to là cùng một nơi. / --from and --to are the same place.');
};
