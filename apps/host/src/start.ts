/** The exit code of a start that could not be made: a setting, a lock or a store. */
export const EXIT_CANNOT_START = 78;

/** Errors that speak for themselves: their text was written for the operator and names no one. */
const spoken = new Set([
  'SettingFault',
  'OpenToOthers',
  'StoreLocked',
  'StoreUnavailable',
  'WrongMasterKey',
  'InvalidMasterKey',
  'RotationUnfinished',
  'NoVault',
  'VaultInUse',
  'VaultNotEmpty',
  'VaultTampered',
  'NotAsSealed',
  'ViewsAhead',
  'OtherInstallation',
]);

const noFolder =
  'The data folder cannot be made: KHOABANG_DATA must name a folder, or a place for one inside a folder that exists.';

/** What the operating system says, in words and with what to do. */
const ofTheSystem: Readonly<Record<string, string>> = {
  EADDRINUSE: 'Another program listens on this port. Set KHOABANG_PORT to a free one (0 takes any).',
  EACCES: 'The port or the data folder may not be used by this account. Choose another KHOABANG_PORT or KHOABANG_DATA.',
  EEXIST: noFolder,
  ENOTDIR: noFolder,
  ENOENT: noFolder,
  EROFS: noFolder,
};

/** The sentence of an error that speaks for itself. */
export const sentenceOf = (error: unknown): string | undefined =>
  error instanceof Error && (spoken.has(error.name) || spoken.has(error.constructor.name)) ? error.message : undefined;

/** What to tell of an error at start: its own sentence where it has one, otherwise its kind. */
export const explain = (error: unknown): string => {
  const sentence = sentenceOf(error);
  if (sentence !== undefined) return sentence;
  if (!(error instanceof Error)) return 'Khoa Bảng could not start.';
  const { code = '' } = error as NodeJS.ErrnoException;
  return ofTheSystem[code] ?? `Khoa Bảng could not start (${[error.name, code].join(' ').trim()}).`;
};

/** Runs `start`; what it throws becomes one sentence and an exit code, not a stack trace. */
export const startOrExplain = async (start: () => Promise<void>): Promise<void> => {
  try {
    await start();
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    process.exit(EXIT_CANNOT_START);
  }
};
