import { auditFaults } from './audit.js';

describe('the faults of parts that are known', () => {
  const known = (severity: string, fixAvailable: boolean | object = true) => ({
    severity,
    range: '<2.0.1',
    fixAvailable,
  });

  it('keep a release from going out, but for those of little weight', () => {
    expect(auditFaults({ vulnerabilities: {} })).toEqual([]);
    expect(auditFaults({ vulnerabilities: { a: known('low'), b: known('info') } })).toEqual([]);
    expect(
      auditFaults({ vulnerabilities: { a: known('moderate'), b: known('critical', false), c: known('high', {}) } }),
    ).toEqual([
      'a <2.0.1 has a known fault (moderate): take the mended release.',
      'b <2.0.1 has a known fault (critical): there is no mended release: put another in its place.',
      'c <2.0.1 has a known fault (high): take the mended release.',
    ]);
  });

  it('are not taken for none where the registry did not answer', () => {
    expect(auditFaults({})).toHaveLength(1);
  });
});
