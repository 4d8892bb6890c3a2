import type { CustodyDoc, DecisionDoc, ScriptDoc } from '#exams';
import type { Document } from '#kernel';
import { memoryVault } from '#vault';
import { namesOf, personsOf } from './people.js';

const persons = (view: string, document: object) => personsOf(view, [document as Document]);

describe('persons in a document', () => {
  const decision = { actor: 'p1', onBehalfOf: 'p2', aboutId: 'x1', choice: 'x2' } as unknown as DecisionDoc;

  it('are, in a decision on a member, also who goes and who comes', () => {
    expect(persons('decisions', { ...decision, aboutKind: 'MEMBER' })).toEqual(['p1', 'p2', 'x1', 'x2']);
    expect(persons('decisions', { ...decision, aboutKind: 'CANDIDATE' })).toEqual(['p1', 'p2']);
  });

  it('are all who marked a script, were struck out, marked it again, or are to', () => {
    const script = {
      marks: [{ marker: 'k1' }],
      corrections: [{ marker: 'k2' }],
      third: 'k3',
      appeal: { marks: [{ marker: 'a1' }] },
    } as unknown as ScriptDoc;
    expect(persons('scripts', script)).toEqual(['k1', 'k2', 'a1', 'k3']);
  });

  it('are all through whose hands an item went, and the witnesses', () => {
    const custody = { holder: 'p2', chain: [{ from: 'p1', to: 'p2', witnesses: ['w1'] }] } as unknown as CustodyDoc;
    expect(persons('custody', custody)).toEqual(['p2', 'p1', 'p2', 'w1']);
  });

  it('are none in a view without any, nor in one that does not exist', () => {
    expect(persons('clocks', { owner: 'p1' })).toEqual([]);
    expect(persons('toString', { owner: 'p1' })).toEqual([]);
  });
});

describe('names', () => {
  const vault = memoryVault(new Uint8Array(32).fill(7));
  const me = { account: 'a', person: 'p', roles: ['HR'] } as const;

  it('leave out who has none', async () => {
    await vault.put('p1', 'name', 'Người mẫu');
    expect(await namesOf(vault, me, ['p1', 'p1', 'system:clocks', null])).toEqual({ people: { p1: 'Người mẫu' } });
  });

  it('are refused to an auditor', async () => {
    await expect(namesOf(vault, { ...me, roles: ['AUDITOR'] }, ['p1'])).rejects.toThrow('not-allowed');
  });
});
