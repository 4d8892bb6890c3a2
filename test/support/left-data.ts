import { deciders } from '#exams';
import { openEngine } from '../../apps/host/src/engine.js';
import { startFollowers } from '../../apps/host/src/followers.js';
import { readSettings } from '../../apps/host/src/settings.js';

const LONG = 20_000;

/** A name that must not be told by whoever looks at the data. */
export const UNIT_NAME = 'Trung tâm Văn hóa An Lâm (mẫu)';

const contextOf = (id: string, at: string) => ({
  ...{ correlationId: id, causationId: id, commandId: id, commandDigest: id },
  ...{ actor: 'person-sample', authority: 'sample', at },
});

/** Data as a stopped server leaves it, with units of these codes; the views follow the log only if they are let. */
export const leftBy = async (
  environment: Readonly<Record<string, string | undefined>>,
  codes: readonly string[],
  { areFollowed = true, at = '2026-01-05T02:00:00.000Z' } = {},
): Promise<void> => {
  const engine = await openEngine(readSettings(environment));
  const followers = areFollowed ? startFollowers(engine, () => undefined) : undefined;
  await engine.vault.put('admin', 'sample', 'mẫu');
  for (const code of codes) {
    const data = {
      ...{ code, name: UNIT_NAME, kind: 'SERVICE_UNIT', owner: 'QH1' },
      ...{ authority: 'p-district', superior: 'p-city', effectiveOn: '2015-01-01' },
    };
    const command = { type: 'RegisterUnit', data };
    await engine.executor.executeNamed(deciders.unit as never, code, command, contextOf(`register-${code}`, at));
  }
  await followers?.waitFor(await engine.events.head(), LONG);
  await followers?.stop();
  await engine.close();
};
