import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** What Chromium and those made from it are called on a PATH. */
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** What to do on a machine without a browser. */
export const NO_BROWSER =
  'The API viewer is tested in a browser: install Chromium or Chrome (Debian: `apt-get install chromium`), or name its program in the variable CHROMIUM.';

/** The first of these programs that is there. */
export const onPath = (programs: readonly string[], { PATH = '' }: Environment = process.env): string | undefined =>
  programs.flatMap((name) => PATH.split(delimiter).map((folder) => join(folder, name))).find(existsSync);

/** The browser of this machine: the one that is named, or else one on the PATH. */
export const browserHere = (environment: Environment = process.env): string | undefined =>
  [environment['CHROMIUM'], environment['CHROME_PATH']].find((file = '') => existsSync(file)) ??
  onPath(names, environment);
