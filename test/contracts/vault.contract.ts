import { StoreUnavailable } from '#kernel';
import { commitmentOf, SubjectErased, type Vault, VaultConflict } from '#vault';
import fc from 'fast-check';

const PERSON = 'person-sample-1';
const OTHER = 'person-sample-2';
const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.string());
const nfc = (text: string) => text.normalize('NFC');

/** What every vault keeps to. `open` makes an empty one. */
export const vaultContract = (name: string, open: () => Promise<Vault>) => {
  describe(`${name}, as a vault`, () => {
    let vault: Vault;
    let refs = 0;
    const newRef = () => `ref-${(refs += 1)}`;

    beforeEach(async () => {
      vault = await open();
    });
    afterEach(() => vault.close());

    describe('texts', () => {
      it('opens what was sealed, with its subject and kind', async () => {
        const sealed = await vault.seal('r1', PERSON, 'reason', 'Lý do mẫu: đơn nộp muộn');
        expect(sealed).toEqual({ ref: 'r1', commitment: expect.stringMatching(/^[0-9a-f]{64}$/) as string });
        expect(await vault.open('r1')).toEqual({
          subject: PERSON,
          kind: 'reason',
          text: 'Lý do mẫu: đơn nộp muộn',
          opening: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
        });
      });

      it('round-trips any text in NFC, with an opening that proves its commitment', async () => {
        await fc.assert(
          fc.asyncProperty(anyText, async (text) => {
            const { ref, commitment } = await vault.seal(newRef(), PERSON, 'note', text);
            const opened = await vault.open(ref);
            if (typeof opened !== 'object') throw new Error('not opened');
            expect(opened.text).toBe(nfc(text));
            expect(commitmentOf(opened.text, opened.opening)).toBe(commitment);
            expect(commitmentOf(`${opened.text}.`, opened.opening)).not.toBe(commitment);
          }),
          { numRuns: 60 },
        );
      });

      it('answers a repeat alike, also for the same text in another Unicode form or with a broken character', async () => {
        const first = await vault.seal('r1', PERSON, 'note', 'Đặng \ud800');
        expect(await vault.seal('r1', PERSON, 'note', 'Đặng \ud800')).toEqual(first);
        expect(await vault.seal('r1', PERSON, 'note', 'Đặng \ud800'.normalize('NFD'))).toEqual(first);
      });

      it('gives two seals of one text commitments that do not show that they are alike', async () => {
        const one = await vault.seal('r1', PERSON, 'note', 'same');
        const two = await vault.seal('r2', PERSON, 'note', 'same');
        expect(one.commitment).not.toBe(two.commitment);
      });

      it.each([
        ['text', PERSON, 'note', 'another'],
        ['subject', OTHER, 'note', 'text'],
        ['kind', PERSON, 'reason', 'text'],
      ])('refuses a known ref with another %s, and keeps the first', async (_, subject, kind, text) => {
        await vault.seal('r1', PERSON, 'note', 'text');
        await expect(vault.seal('r1', subject, kind, text)).rejects.toBeInstanceOf(VaultConflict);
        expect(await vault.open('r1')).toMatchObject({ subject: PERSON, kind: 'note', text: 'text' });
      });

      it('knows nothing of a ref that was never sealed', async () => {
        expect(await vault.open('r1')).toBeUndefined();
      });

      it('opens many at once, leaving out the unknown and the erased', async () => {
        await vault.seal('r1', PERSON, 'note', 'one');
        await vault.seal('r2', OTHER, 'note', 'two');
        await vault.erase(OTHER);
        expect(await vault.openMany(['r1', 'r2', 'r3'])).toEqual(new Map([['r1', 'one']]));
      });

      it('keeps no readable code that could be personal, and does not repeat it in the error', async () => {
        const name = 'Nguyễn Văn Mẫu';
        const tries = [
          vault.seal(name, PERSON, 'note', 't'),
          vault.put(name, 'name', 't'),
          vault.put(PERSON, name, 't'),
        ];
        for (const tried of tries) await expect(tried).rejects.toBeInstanceOf(RangeError);
        await expect(vault.erase(name)).rejects.not.toThrow(name);
      });
    });

    describe('fields', () => {
      it('gets what was put last, and nothing where nothing was put', async () => {
        await vault.put(PERSON, 'name', 'Trần Thị Mẫu');
        await vault.put(PERSON, 'name', 'Trần Thị Mẫu B');
        expect(await vault.get(PERSON, 'name')).toBe('Trần Thị Mẫu B');
        expect(await vault.get(PERSON, 'born')).toBeUndefined();
        expect(await vault.get(OTHER, 'name')).toBeUndefined();
      });

      it('lists the fields of one subject in the order of their names', async () => {
        await vault.put(PERSON, 'name', 'Trần Thị Mẫu');
        await vault.put(PERSON, 'born', '1980-01-01');
        await vault.put(OTHER, 'name', 'Lê Văn Mẫu');
        expect([...(await vault.fields(PERSON))]).toEqual([
          ['born', '1980-01-01'],
          ['name', 'Trần Thị Mẫu'],
        ]);
        expect(await vault.fields('nobody')).toEqual(new Map());
      });

      it('round-trips any text in NFC', async () => {
        await fc.assert(
          fc.asyncProperty(anyText, async (text) => {
            await vault.put(PERSON, 'any', text);
            expect(await vault.get(PERSON, 'any')).toBe(nfc(text));
          }),
          { numRuns: 60 },
        );
      });
    });

    describe('blind index', () => {
      it('finds a subject by value and kind, and repeats harmlessly', async () => {
        await vault.index('identity', '001080000001', PERSON);
        await vault.index('identity', '001080000001', PERSON);
        expect(await vault.find('identity', '001080000001')).toBe(PERSON);
        expect(await vault.find('identity', '001080000002')).toBeUndefined();
        expect(await vault.find('login', '001080000001')).toBeUndefined();
      });

      it('gives a value to one subject only, without naming the value', async () => {
        await vault.index('identity', '001080000001', PERSON);
        const second = vault.index('identity', '001080000001', OTHER);
        await expect(second).rejects.toBeInstanceOf(VaultConflict);
        await expect(second).rejects.not.toThrow('001080000001');
        expect(await vault.find('identity', '001080000001')).toBe(PERSON);
      });

      it('takes logins as one whatever their Unicode form, their case and the blanks around them', async () => {
        await vault.index('login', 'Đặng.Mẫu'.normalize('NFD'), PERSON);
        expect(await vault.find('login', '  ĐẶNG.MẪU\n')).toBe(PERSON);
        await expect(vault.index('login', 'đặng.mẫu', OTHER)).rejects.toBeInstanceOf(VaultConflict);
      });

      it('tells case apart where the kind is no login', async () => {
        await vault.index('file-number', 'a1', PERSON);
        expect(await vault.find('file-number', 'A1')).toBeUndefined();
        expect(await vault.find('file-number', ' a1 ')).toBe(PERSON);
      });

      it('does not take a kind and a value for another pair that reads alike', async () => {
        await vault.index('a', 'b:c', PERSON);
        expect(await vault.find('a:b', 'c')).toBeUndefined();
      });

      it('lets a value go, and gives it to another subject then', async () => {
        await vault.index('login', 'tran.mau', PERSON);
        await vault.index('login', 'tran.mau.2', PERSON);
        await vault.release('login', ' Tran.Mau', PERSON);
        await vault.release('login', 'tran.mau', PERSON);
        expect(await vault.find('login', 'tran.mau')).toBeUndefined();
        expect(await vault.find('login', 'tran.mau.2')).toBe(PERSON);
        await vault.index('login', 'tran.mau', OTHER);
        expect(await vault.find('login', 'tran.mau')).toBe(OTHER);
      });

      it('lets no value go that leads to another subject, or stands under another kind', async () => {
        await vault.index('login', 'tran.mau', PERSON);
        await vault.release('login', 'tran.mau', OTHER);
        await vault.release('email', 'tran.mau', PERSON);
        expect(await vault.find('login', 'tran.mau')).toBe(PERSON);
      });

      it('refuses a blank value', async () => {
        await expect(vault.index('login', ' ', PERSON)).rejects.toBeInstanceOf(RangeError);
      });
    });

    describe('digests', () => {
      it('are the same for the same purpose and text, and differ by either', () => {
        fc.assert(
          fc.property(fc.string(), fc.string(), fc.string(), (purpose, text, other) => {
            const digest = vault.digest(purpose, text);
            expect(digest).toMatch(/^[0-9a-f]{64}$/);
            expect(vault.digest(purpose, text)).toBe(digest);
            expect(vault.digest(other, text) === digest).toBe(other === purpose);
            expect(vault.digest(purpose, other) === digest).toBe(other === text);
          }),
        );
      });
    });

    describe('erasure', () => {
      beforeEach(async () => {
        await vault.seal('r1', PERSON, 'note', 'text');
        await vault.put(PERSON, 'name', 'Trần Thị Mẫu');
        await vault.index('login', 'tran.mau', PERSON);
        await vault.put(OTHER, 'name', 'Lê Văn Mẫu');
        await vault.index('login', 'le.mau', OTHER);
        await vault.erase(PERSON);
      });

      it('leaves nothing of the subject but that it was erased', async () => {
        expect(await vault.isErased(PERSON)).toBe(true);
        expect(await vault.open('r1')).toBe('ERASED');
        expect(await vault.get(PERSON, 'name')).toBeUndefined();
        expect(await vault.fields(PERSON)).toEqual(new Map());
        expect(await vault.find('login', 'tran.mau')).toBeUndefined();
      });

      it('leaves other subjects as they were', async () => {
        expect(await vault.isErased(OTHER)).toBe(false);
        expect(await vault.get(OTHER, 'name')).toBe('Lê Văn Mẫu');
        expect(await vault.find('login', 'le.mau')).toBe(OTHER);
      });

      it('is final: nothing more is kept under the subject', async () => {
        const tries = [
          vault.seal('r2', PERSON, 'note', 'text'),
          vault.seal('r1', PERSON, 'note', 'text'),
          vault.put(PERSON, 'name', 'text'),
          vault.index('login', 'tran.mau', PERSON),
        ];
        for (const tried of tries) await expect(tried).rejects.toBeInstanceOf(SubjectErased);
        expect(await vault.open('r2')).toBeUndefined();
      });

      it('repeats harmlessly, and holds for a subject that was never seen', async () => {
        await vault.erase(PERSON);
        await vault.erase('person-never-seen');
        expect(await vault.isErased(PERSON)).toBe(true);
        await expect(vault.put('person-never-seen', 'name', 'text')).rejects.toBeInstanceOf(SubjectErased);
      });

      it('frees the values of its index for another subject', async () => {
        await vault.index('login', 'tran.mau', OTHER);
        expect(await vault.find('login', 'tran.mau')).toBe(OTHER);
      });
    });

    describe('texts that wait for something to be recorded', () => {
      const none = () => Promise.resolve(new Set<string>());
      const later = () => Date.now() + 1;

      it('go when nothing was recorded with them, and can be sealed anew', async () => {
        const { commitment } = await vault.seal('r1', PERSON, 'note', 'text', 7n);
        await vault.seal('r2', PERSON, 'note', 'text', 5n);
        const asked: bigint[] = [];
        const recorded = (after: bigint) => {
          asked.push(after);
          return Promise.resolve(new Set(['r2']));
        };
        expect(await vault.sweep(later(), recorded)).toBe(1);
        expect(asked).toEqual([5n]);
        expect(await vault.open('r1')).toBeUndefined();
        expect(await vault.open('r2')).toMatchObject({ text: 'text' });
        expect((await vault.seal('r1', PERSON, 'note', 'another')).commitment).not.toBe(commitment);
      });

      it('stay for good once they were recorded, also when they are sealed again', async () => {
        await vault.seal('r1', PERSON, 'note', 'text');
        expect(await vault.sweep(later(), () => Promise.resolve(new Set(['r1'])))).toBe(0);
        await vault.seal('r1', PERSON, 'note', 'text');
        expect(await vault.sweep(later(), none)).toBe(0);
        expect(await vault.open('r1')).toMatchObject({ text: 'text' });
      });

      it('stay while their command may still be recorded', async () => {
        await vault.seal('r1', PERSON, 'note', 'text');
        expect(await vault.sweep(Date.now() - 1_000, none)).toBe(0);
        expect(await vault.open('r1')).toMatchObject({ text: 'text' });
      });

      it('stay when they are asked for again while they are looked for', async () => {
        await vault.seal('r1', PERSON, 'note', 'text');
        const before = later();
        while (Date.now() < before) await vault.isErased(PERSON);
        const again = async () => {
          await vault.seal('r1', PERSON, 'note', 'text');
          return new Set<string>();
        };
        expect(await vault.sweep(before, again)).toBe(0);
        expect(await vault.open('r1')).toMatchObject({ text: 'text' });
      });

      it('of an erased subject go as well', async () => {
        await vault.seal('r1', PERSON, 'note', 'text');
        await vault.erase(PERSON);
        expect(await vault.sweep(later(), none)).toBe(1);
        expect(await vault.open('r1')).toBeUndefined();
      });
    });

    it('counts what is written to it, and not what is read or repeated', async () => {
      const start = await vault.generation();
      await vault.put(PERSON, 'name', 'text');
      await vault.seal('r1', PERSON, 'note', 'text');
      await vault.index('login', 'one', PERSON);
      expect(await vault.generation()).toBe(start + 3);
      await vault.seal('r1', PERSON, 'note', 'text');
      await vault.index('login', 'one', PERSON);
      await vault.fields(PERSON);
      await vault.release('login', 'two', PERSON);
      expect(await vault.generation()).toBe(start + 3);
      await vault.release('login', 'one', PERSON);
      expect(await vault.generation()).toBe(start + 4);
      await vault.erase(PERSON);
      expect(await vault.generation()).toBe(start + 5);
    });

    it('is unavailable once closed, and closes twice without harm', async () => {
      await vault.close();
      await vault.close();
      await expect(vault.open('r1')).rejects.toBeInstanceOf(StoreUnavailable);
      await expect(vault.put(PERSON, 'name', 'text')).rejects.toBeInstanceOf(StoreUnavailable);
    });
  });
};
