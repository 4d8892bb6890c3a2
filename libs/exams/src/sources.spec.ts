import { cite, house, HOUSE_RULES, type Pack, packs } from '#rules';
import { type Refusal, refuse } from '#kernel';
import { contextOf, plannedRound } from '#test/support/specify';
import { allRefusals } from './index.js';
import { guarded } from './round/guard.js';
import type { Round } from './round/state.js';
import { PACK_SOURCES, sourceIn } from './round/pack-sources.js';
import { eventWords } from './titles.js';
import type { Wording } from './wording.js';

const ours: readonly string[] = HOUSE_RULES.map(house);

/** A text of law by the short name of its kind, with its number; several are apart by semicolons. */
const LAW = /^(?:(?:TT|NĐ|NQ|Luật|QĐ|TB|HD|BLDS|Bộ luật|CV|KL) ?\S.*|\d+(?:\/BNV-CCVC|-CV\/VPTW))$/;

const OUTSIDE = /design|domain|§/;

const isSound = (source: string): boolean =>
  source.split('; ').every((one) => ours.includes(one) || (LAW.test(one) && !OUTSIDE.test(one)));

describe('the source', () => {
  it.each(Object.entries(allRefusals as Readonly<Record<string, Wording>>))(
    'of the refusal %s is law or ours',
    (_, { source }) => {
      expect(isSound(source)).toBe(true);
    },
  );

  it.each(Object.entries(eventWords))('of the title of %s is law or ours, or there is none', (_, { source }) => {
    expect(source === undefined || isSound(source)).toBe(true);
  });

  it.each(packs.map((pack) => [pack.id, pack] as const))(
    'of every deadline of %s is law, practice or ours',
    (_, { clocks }) => {
      for (const row of clocks) {
        const source = cite(row.source);
        expect(source).not.toMatch(OUTSIDE);
        expect(source).not.toContain('Khoa Bảng default');
        if (source.includes('Khoa Bảng')) expect(ours).toContain(source);
      }
    },
  );
});

describe('a refusal by the pack', () => {
  it.each(Object.keys(PACK_SOURCES))('%s is one that there is, and has a source in every pack', (code) => {
    expect(allRefusals).toHaveProperty([code]);
    for (const pack of packs) expect(cite(PACK_SOURCES[code]!(pack).source)).not.toBe('');
  });

  it.each([
    ['VN-CIVIL-2025@1', 'NĐ 170/2025 Art 8'],
    ['VN-PUBLIC-UNIT-2020@1', 'NĐ 115/2020 Art 8'],
  ])('is made by the rule of %s: %s', (pack, source) => {
    const plan = { ...plannedRound.plan, approved: { ...plannedRound.plan.approved!, pack } };
    const announced = { ...plannedRound, stage: 'ANNOUNCED', plan } as Round;
    const refused = guarded('EstablishCouncil', () => refuse('council-size', { size: 4 }));
    const answer = refused(announced, {}, contextOf()) as Refusal;
    expect(answer).toMatchObject({ refused: 'council-size', details: { size: 4 } });
    expect(sourceIn(answer.details)).toMatch(new RegExp(`^${source}`));
  });

  it('cites what stands beside its words while no pack is pinned, and where no parameter is behind it', () => {
    const drafted = { ...plannedRound, stage: 'ANNOUNCED', plan: { ...plannedRound.plan, approved: null } } as Round;
    const refused = (code: string, round: Round) =>
      guarded('EstablishCouncil', () => refuse(code))(round, {}, contextOf()) as Refusal;
    expect(sourceIn(refused('standing-bars', { ...plannedRound, stage: 'ANNOUNCED' }).details)).toBeUndefined();
    expect(refused('council-size', drafted).refused).not.toBe('');
    expect(sourceIn(refused('council-size', drafted).details)).toBeUndefined();
  });

  it('cites the pack of its own round', () => {
    const sized = (pack: Pack): string => cite(PACK_SOURCES['council-size']!(pack).source);
    const named = (id: string): Pack => packs.find((pack) => pack.id === id)!;
    expect(sized(named('VN-CIVIL-2025'))).toMatch(/^NĐ 170\/2025/);
    expect(sized(named('VN-PUBLIC-UNIT-2020'))).toMatch(/^NĐ 115\/2020/);
    expect([sourceIn({ source: 'NĐ 115/2020 Art 15' }), sourceIn({})]).toEqual(['NĐ 115/2020 Art 15', undefined]);
  });
});
