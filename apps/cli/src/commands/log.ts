import { acceptRestoration, verifyData } from '../../../host/src/restoration.js';
import { readSettings } from '../../../host/src/settings.js';
import { commandLine, exits, misuse, print, type Run, VALUE } from '../command.js';
import { masterKey } from '../machine.js';

const accept = async (reason: string): Promise<number> => {
  const found = await acceptRestoration(readSettings(process.env), reason);
  await print(
    found === undefined
      ? 'Dữ liệu khớp với niêm phong; không ghi gì. / The data is as it was sealed; nothing was recorded.'
      : 'Đã chấp nhận và ghi nhận; khởi động máy chủ được rồi. / Accepted and recorded: the server can be started.',
  );
  return exits.ok;
};

const verify = async (): Promise<number> => {
  const settings = readSettings(process.env);
  const position = (await verifyData(settings, masterKey(settings)))?.toString();
  await print(
    position === undefined
      ? 'Nhật ký chưa được niêm phong lần nào; không có gì để đối chiếu. / The log has not been sealed yet: there is nothing to hold it against.'
      : `Nhật ký khớp với niêm phong đến vị trí ${position}. / The log is as it was sealed, up to position ${position}.`,
  );
  return exits.ok;
};

/**
 * `log accept`: takes data that is not as it was sealed for good, after a backup was put back; recorded with its reason.
 * `log verify`: holds the whole log against its seal.
 */
export const runLog: Run = async (args, usage) => {
  const { positionals, values } = commandLine(args, usage, { reason: VALUE }, [1, 1]);
  const reason = values.reason?.trim() ?? '';
  if (positionals[0] === 'verify' && values.reason === undefined) return verify();
  if (positionals[0] !== 'accept' || reason === '') throw misuse(usage);
  return accept(reason);
};
