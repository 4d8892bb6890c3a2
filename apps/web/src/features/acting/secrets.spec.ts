import { codesOf, drawnCodes, isUnkept, KEPT, openedEnvelope, scriptsDue } from './secrets.js';

const hex = 'a1'.repeat(32);

describe('what only keepers have', () => {
  it('given candidates, when codes are drawn, then each has one that tells nothing, and the codes alone are sorted', () => {
    const map = drawnCodes(['c1', 'c2', 'c3']);
    expect(map.map(({ candidate }) => candidate)).toEqual(['c1', 'c2', 'c3']);
    expect(map.every(({ code }) => /^PH-[0-9a-f]{8}$/.test(code))).toBe(true);
    expect(codesOf(map)).toEqual(map.map(({ code }) => code).sort());
  });

  it('given who came, stayed away or was sent out, when scripts are counted, then those of who came and stayed', () => {
    const due = scriptsDue([
      { candidate: 'c1', attendance: 'PRESENT', sanctions: ['WARNING'] },
      { candidate: 'c2', attendance: 'ABSENT', sanctions: [] },
      { candidate: 'c3', attendance: 'PRESENT', sanctions: ['SUSPENSION'] },
      { candidate: 'c4', attendance: null, sanctions: [] },
    ]);
    expect(due).toEqual(['c1']);
  });

  it('given a saved envelope, when it is opened, then what it holds, and nothing of a file that is none', () => {
    const map = [{ code: 'X1', candidate: 'c1' }];
    expect(openedEnvelope(JSON.stringify({ secret: hex, note: 'x' }))).toEqual({ secret: hex });
    expect(openedEnvelope(JSON.stringify({ map, salt: hex }))).toEqual({ map, salt: hex });
    expect(openedEnvelope('{"secret":"12","map":[{"code":1}],"salt":null}')).toEqual({});
    expect(openedEnvelope('%PDF-1.7')).toEqual({});
    expect(openedEnvelope('7')).toEqual({});
  });

  it('given a command that commits, when its envelope was not put away, then it is not sent yet', () => {
    expect(isUnkept('CommitLot', { commitment: hex })).toBe(true);
    expect(isUnkept('CommitLot', { commitment: hex, [KEPT]: true })).toBe(false);
    expect(isUnkept('DrawPaper', { secret: hex })).toBe(false);
  });
});
