import { computeUnder, findPack, robustness, whatIf, why, piecesOf, type CaseInput } from './index.js';
const pack = findPack('VN-CIVIL-2025')!;
const make = (ranking: 'GATE_THEN_DEFENCE'|'WEIGHTED', allocation: 'TOP_N_THEN_ALLOCATE'|'SERIAL_BY_PREFERENCE'|'PER_POST', posts: number): CaseInput => {
  let seed = 7; const rnd = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  const P = Array.from({length: posts}, (_, i) => `P${i}`);
  return { format: 'khoabang.case/1', pack: 'VN-CIVIL-2025', plan: { ranking, allocation }, posts: P,
    candidates: Array.from({length: 110}, (_, i) => { const base = 60 + rnd()*30; const w = 52 + rnd()*40;
      return { id: `C${i}`, preferences: [P[i % posts]!, ...P.filter((_, k) => k !== i % posts)],
       written: { marks: [w.toFixed(2), (w + rnd()*4).toFixed(2)] },
       defence: { sheets: Array.from({length: 7}, (_, m) => ({ member: `M${m}`, score: (base + rnd()*8).toFixed(2) })) } }; }) };
};
it('speed', () => {
  for (const [r, a, n] of [['GATE_THEN_DEFENCE','TOP_N_THEN_ALLOCATE',10],['WEIGHTED','SERIAL_BY_PREFERENCE',10],['GATE_THEN_DEFENCE','PER_POST',1]] as const) {
    const input = make(r, a, n);
    const out: string[] = [];
    const time = (name: string, f: () => unknown) => { const ts = []; for (let i = 0; i < 5; i++) { const t = performance.now(); f(); ts.push(performance.now() - t); } out.push(`${name} first ${ts[0]!.toFixed(0)} best ${Math.min(...ts).toFixed(1)}`); };
    const result = computeUnder(pack, input);
    expect(result.complete).toBe(true);
    const last = result.candidates.find((c) => c.rank === 60)!.id;
    const first = result.candidates.find((c) => c.rank === 1)!.id;
    time('compute', () => computeUnder(pack, input));
    time('why60', () => why(pack, input, last));
    time('why1', () => why(pack, input, first));
    time('whatif', () => whatIf(pack, input, { writtenPassMark: '55', bands: { meanUpTo: '3', talkBelow: null, unit: 'POINTS' } }));
    time('whatif pack', () => whatIf(pack, input, { pack: 'VN-PILOT-2017', weights: {written:'0.7',defence:'0.3'} }));
    time('robust', () => robustness(pack, input));
    const rb = robustness(pack, input);
    process.stdout.write(`${r} ${a} load: ${out.join(' | ')} alone ${rb.alone.length} pieces ${piecesOf(input).length} ${JSON.stringify(rb.smallest && {...rb.smallest, winners: 0})}\n`);
  }
});
