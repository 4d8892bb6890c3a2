import type { Round } from '#exams';
import type { Recorded } from '#kernel';
import { memoryVault, type Vault, VaultTampered } from '#vault';
import { textsOf } from './texts.js';

const key = new Uint8Array(32).fill(7);
const at = (stage: string): Round =>
  ({ stage, standstill: { resumeTo: null }, plan: { approved: { pack: 'VN-CONTRACT-2026@1', terms: {} } } }) as never;
const recorded = (type: string, data: object, meta: object = {}): Recorded =>
  ({ type, data, meta, revision: 7 }) as unknown as Recorded;

describe('the texts of an event', () => {
  let vault: Vault;
  beforeAll(async () => {
    vault = await memoryVault(key);
  });
  const sealed = (ref: string, subject: string, text: string) => vault.seal(ref, subject, 'reason', text);

  it('are given by field, with the note on a late entry, and nothing else of the event', async () => {
    const reason = await sealed('ref-1', 'round-r', 'Lý do mẫu');
    const note = await sealed('ref-2', 'round-r', 'Ghi chú mẫu');
    const late = recorded('HireDecided', { post: 'P1', reason }, { backdated: { reason: 'PAPER_ENTRY', note } });
    expect(await textsOf(vault, late, at('HIRING'), 'somebody')).toEqual({
      revision: 7,
      type: 'HireDecided',
      texts: { reason: 'Lý do mẫu', backdatedNote: 'Ghi chú mẫu' },
      withheld: {},
    });
  });

  it('of an event without any are none', async () => {
    expect(await textsOf(vault, recorded('MarkRecorded', { mark: '62' }), at('MARKED'), 'somebody')).toMatchObject({
      texts: {},
      withheld: {},
    });
  });

  it('stay sealed as long as anything of the event is', async () => {
    const reason = await sealed('ref-3', 'round-r', 'Từ 62 thành 66 điểm');
    const civil = (stage: string) =>
      ({ ...at(stage), plan: { approved: { pack: 'VN-CIVIL-2025@1', terms: {} } } }) as unknown as Round;
    const corrected = recorded('MarkCorrected', { mark: '66', old: '62', reason });
    expect(await textsOf(vault, corrected, civil('MARKING'), 'somebody')).toMatchObject({
      texts: { reason: null },
      withheld: { reason: 'SEALED' },
    });
    expect(await textsOf(vault, corrected, civil('MARKED'), 'somebody')).toMatchObject({
      texts: { reason: 'Từ 62 thành 66 điểm' },
      withheld: {},
    });
  });

  it('are not given when their key was destroyed, when nobody has them, or when they are not what was recorded', async () => {
    const erased = await sealed('ref-4', 'person-1', 'Lý do mẫu');
    await vault.erase('person-1');
    const other = await sealed('ref-5', 'round-r', 'Lý do khác');
    const data = {
      erased,
      missing: { ref: 'ref-none', commitment: 'a'.repeat(64) },
      changed: { ...other, commitment: 'a'.repeat(64) },
    };
    expect(await textsOf(vault, recorded('HireDecided', data), at('HIRING'), 'somebody')).toMatchObject({
      texts: { erased: null, missing: null, changed: null },
      withheld: { erased: 'ERASED', missing: 'MISSING', changed: 'CHANGED' },
    });
  });

  it('are not given when the vault was changed from outside; a vault that cannot be read is no answer', async () => {
    const data = { reason: { ref: 'ref-6', commitment: 'a'.repeat(64) } };
    const failing = (error: Error) => ({ ...vault, open: () => Promise.reject(error) });
    const event = recorded('HireDecided', data);
    expect(await textsOf(failing(new VaultTampered('a text')), event, at('HIRING'), 'somebody')).toMatchObject({
      withheld: { reason: 'CHANGED' },
    });
    await expect(textsOf(failing(new Error('disk')), event, at('HIRING'), 'somebody')).rejects.toThrow('disk');
  });
});
