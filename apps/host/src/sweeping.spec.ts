import fc from 'fast-check';
import { type EventStore, NO_STREAM } from '#kernel';
import { memoryEventStore } from '#stores';
import { memoryVault, type Vault } from '#vault';
import { temporaryFolder } from '#test/support/tmp';
import { openEngine } from './engine.js';
import { readSettings } from './settings.js';
import { sweeping, sweepTexts } from './sweeping.js';

/** What may become of a command that brings a text: a crash leaves what stands there as it stands. */
const fates = ['recorded', 'refused', 'crashed before it was recorded', 'crashed once it was recorded'] as const;
type Fate = (typeof fates)[number];

const isRecorded = (fate: Fate): boolean => fate === 'recorded' || fate === 'crashed once it was recorded';

const later = (): number => Date.now() + 1;

const record = async (events: EventStore, ref: string, commitment: string): Promise<void> => {
  const meta = { commandId: ref, commandDigest: ref, at: '2026-01-05T02:00:00.000Z' };
  const data = { step: { reasons: [{ ref, commitment }] } };
  await events.append(`round-${ref}`, NO_STREAM, [{ id: ref, type: 'Sample', version: 1, data, meta: meta as never }]);
};

const seal = (vault: Vault, ref: string, after: bigint) => vault.seal(ref, 'round-1', 'reason', 'Lý do mẫu', after);

describe('texts of commands', () => {
  it('stay if and only if their command was recorded, whenever it is swept and whatever is asked again', async () => {
    const command = fc.record({
      fate: fc.constantFrom(...fates),
      again: fc.constantFrom(undefined, ...fates),
      sweep: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(command, { maxLength: 12 }), async (commands) => {
        const engine = { vault: await memoryVault(new Uint8Array(32)), events: memoryEventStore() };
        const recorded = new Map<string, string>();
        const send = async (ref: string, fate: Fate): Promise<void> => {
          const { commitment } = await seal(engine.vault, ref, await engine.events.head());
          if (!isRecorded(fate) || recorded.has(ref)) return;
          recorded.set(ref, commitment);
          await record(engine.events, ref, commitment);
        };
        for (const [at, { fate, again, sweep }] of commands.entries()) {
          await send(`r${at}`, fate);
          if (sweep) await sweepTexts(engine, later());
          if (again !== undefined) await send(`r${at}`, again);
        }
        await sweepTexts(engine, later());
        for (const at of commands.keys()) {
          const ref = `r${at}`;
          expect([ref, (await engine.vault.open(ref)) !== undefined]).toEqual([ref, recorded.has(ref)]);
          // What was recorded can still be proved: sealed again, it is committed to as before.
          if (recorded.has(ref)) expect((await seal(engine.vault, ref, 0n)).commitment).toBe(recorded.get(ref));
        }
        expect(await sweepTexts(engine, later())).toBe(0);
      }),
      { numRuns: 100 },
    );
  });

  it('are looked for only behind where the log ended when they were sealed', async () => {
    const folder = temporaryFolder();
    const engine = await openEngine(readSettings({ KHOABANG_DATA: folder.path, KHOABANG_EVENTS: 'memory:' }));
    for (let at = 0; at < 300; at += 1) await record(engine.events, `earlier-${at}`, 'c');
    const { commitment } = await engine.vault.seal('kept', 'round-1', 'reason', 'Lý do mẫu');
    await engine.vault.seal('refused', 'round-1', 'reason', 'Lý do mẫu');
    for (let at = 0; at < 300; at += 1) await record(engine.events, `later-${at}`, 'c');
    await record(engine.events, 'kept', commitment);
    const from: bigint[] = [];
    const events: Pick<EventStore, 'readAll'> = {
      readAll: (position) => {
        from.push(position!);
        return engine.events.readAll(position);
      },
    };
    expect(await sweepTexts({ vault: engine.vault, events: { ...engine.events, ...events } }, later())).toBe(1);
    expect(from).toEqual([300n]);
    expect(await engine.vault.open('kept')).toBeDefined();
    expect(await engine.vault.open('refused')).toBeUndefined();
    await engine.close();
    folder.remove();
  });

  it('stay where the log was copied into another store, whose positions say nothing of where they were sealed', async () => {
    const engine = { vault: await memoryVault(new Uint8Array(32)), events: memoryEventStore() };
    const copied = await seal(engine.vault, 'copied', 9_000n);
    await record(engine.events, 'copied', copied.commitment);
    await record(engine.events, 'between', 'c');
    const since = await seal(engine.vault, 'since', await engine.events.head());
    await record(engine.events, 'since', since.commitment);
    await seal(engine.vault, 'refused', 9_500n);
    expect(await sweepTexts(engine, later())).toBe(1);
    for (const ref of ['copied', 'since']) expect(await engine.vault.open(ref)).toBeDefined();
  });

  it('are swept until told to stop, but not those that may still be recorded', async () => {
    const vault = await memoryVault(new Uint8Array(32));
    await seal(vault, 'new', 0n);
    const stop = new AbortController();
    const running = sweeping({ vault, events: memoryEventStore() }, stop.signal);
    stop.abort();
    await running;
    expect(await vault.open('new')).toBeDefined();
  });
});
