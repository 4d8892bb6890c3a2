import { cite, findPack, type Pack, packRef, packs } from '#rules';
import { type Command, print, usageFault } from '../command.js';

const rowOf = (pack: Pack): string =>
  [
    packRef(pack).padEnd(20),
    `${pack.effectiveFrom} – ${pack.effectiveTo ?? '…'}`.padEnd(25),
    pack.verified ? '        ' : 'chưa kiểm',
    `${pack.title.vi} / ${pack.title.en}`,
  ].join('  ');

interface Named {
  readonly name: string;
  readonly value: unknown;
  readonly cited: string;
}

const isParameter = (value: unknown): value is { value: unknown; source: { instrument: string }; kind: string } =>
  typeof value === 'object' && value !== null && 'value' in value && 'source' in value;

/** Every parameter of a pack with its origin, those of its parts included (`defence.spreadLimit`). */
const parametersOf = (part: object, prefix = ''): readonly Named[] =>
  Object.entries(part).flatMap(([name, value]: [string, unknown]) => {
    if (isParameter(value))
      return [{ name: prefix + name, value: value.value, cited: `${cite(value.source)} (${value.kind})` }];
    const nested = typeof value === 'object' && value !== null && !Array.isArray(value);
    return nested ? parametersOf(value, `${prefix}${name}.`) : [];
  });

const show = async (id: string): Promise<void> => {
  const pack = findPack(id);
  if (pack === undefined) throw usageFault(`There is no pack ${id}. Known: ${packs.map(packRef).join(', ')}.`);
  const basis = pack.legalBasis.map((law) => `  ${cite(law)}: ${law.title}`);
  const parameters = parametersOf(pack).map(
    ({ name, value, cited }) => `  ${name.padEnd(28)} ${JSON.stringify(value)}   ← ${cited}`,
  );
  const clocks = pack.clocks.map(
    ({ name, startsOn, length, unit, whose, source }) =>
      `  ${name.padEnd(22)} ${String(length).padStart(4)} ${unit.padEnd(12)} ${startsOn} → ${whose}   ← ${cite(source)}`,
  );
  const parts = [
    'Căn cứ / Legal basis',
    ...basis,
    'Tham số / Parameters',
    ...parameters,
    'Thời hạn / Clocks',
    ...clocks,
  ];
  await print([rowOf(pack), ...parts].join('\n'));
};

/** The rule packs of this build. */
export const packsCommand: Command = {
  name: 'packs',
  usage: '[show ID]',
  vi: 'Liệt kê các bộ quy tắc; xem một bộ kèm căn cứ.',
  en: 'Lists the rule packs; shows one with the source of each parameter.',
  run: async ([verb, id, more]) => {
    if (verb === undefined) await print(packs.map(rowOf).join('\n'));
    else if (verb === 'show' && id !== undefined && more === undefined) await show(id);
    else throw usageFault('Use `khoabang packs` or `khoabang packs show ID`.');
    return 0;
  },
};
