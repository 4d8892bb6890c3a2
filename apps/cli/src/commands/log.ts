import { acceptRestoration } from '../../../host/src/restoration.js';
import { readSettings } from '../../../host/src/settings.js';
import { commandLine, exits, misuse, print, type Run, VALUE } from '../command.js';

/** `log accept`: takes data that is not as it was sealed for good, after a backup was put back; recorded with its reason. */
export const runLog: Run = async (args, usage) => {
  const { positionals, values } = commandLine(args, usage, { reason: VALUE }, [1, 1]);
  const reason = values.reason?.trim() ?? '';
  if (positionals[0] !== 'accept' || reason === '') throw misuse(usage);
  const found = await acceptRestoration(readSettings(process.env), reason);
  await print(
    found === undefined
      ? 'Dữ liệu khớp với niêm phong; không ghi gì. / The data is as it was sealed; nothing was recorded.'
      : 'Đã chấp nhận và ghi nhận; khởi động máy chủ được rồi. / Accepted and recorded: the server can be started.',
  );
  return exits.ok;
};
