// Which parts of the product have faults that are known: `npm run parts -- --audit`, before every release. The registry is
// asked, so this is no part of `npm test`.

/** As much of the answer of `npm audit --json` as is looked at; without `vulnerabilities` the registry could not be asked. */
export interface Audit {
  readonly vulnerabilities?: Readonly<
    Record<string, { readonly severity: string; readonly range: string; readonly fixAvailable: boolean | object }>
  >;
}

/** Nothing goes out with a known fault that is not among these. */
const borne: readonly string[] = ['info', 'low'];

/** What keeps a release from going out; one sentence where the registry could not be asked. */
export const auditFaults = ({ vulnerabilities }: Audit): readonly string[] =>
  vulnerabilities === undefined
    ? ['The registry was asked for known faults and did not answer: ask again from a machine that reaches it.']
    : Object.entries(vulnerabilities)
        .filter(([, { severity }]) => !borne.includes(severity))
        .map(([name, { severity, range, fixAvailable }]) => {
          const way =
            fixAvailable === false ? 'there is no mended release: put another in its place' : 'take the mended release';
          return `${name} ${range} has a known fault (${severity}): ${way}.`;
        });
