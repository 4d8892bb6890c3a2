import { useMemo, useState } from 'react';
import { Note } from '../../ui/Note.js';
import { useSay } from '../../words/language.js';
import { useWanted } from './List.js';
import { statusWords } from './registry-words.js';
import { type Branch, sought, treeOf, type Unit } from './units.js';
import { UnitLink } from './Units.js';

const Leaf = ({ unit, code }: { readonly unit: Unit | undefined; readonly code: string }) => {
  const say = useSay();
  if (unit === undefined) return <span>{code}</span>;
  return (
    <>
      <UnitLink code={code} /> {unit.name}
      {unit.status === 'ACTIVE' ? null : <span className="small soft"> · {say(statusWords(unit.status))}</span>}
    </>
  );
};

interface NodeProps {
  readonly of: Branch;
  readonly branch: (code: string) => Branch;
  /** True where it stands open from the start. */
  readonly isFirst?: boolean;
}

/** Who keeps units, and these once they are asked for. */
const Node = ({ of, branch, isFirst = false }: NodeProps) => {
  const [isOpen, setIsOpen] = useState(isFirst);
  if (of.below.length === 0)
    return (
      <li>
        <Leaf unit={of.unit} code={of.code} />
      </li>
    );
  return (
    <li>
      <details
        open={isOpen}
        onToggle={({ currentTarget }) => {
          setIsOpen(currentTarget.open);
        }}
      >
        <summary>
          <Leaf unit={of.unit} code={of.code} /> <span className="small soft">({of.below.length})</span>
        </summary>
        {isOpen ? (
          <ul className="tree">
            {of.below.map((code) => (
              <Node key={code} of={branch(code)} branch={branch} />
            ))}
          </ul>
        ) : null}
      </details>
    </li>
  );
};

/** Units under those who keep them. */
export const Tree = ({ units }: { readonly units: readonly Unit[] }) => {
  const say = useSay();
  const { q, status } = useWanted();
  const { roots, branch } = useMemo(() => {
    const found = sought(units, q === undefined ? {} : { q });
    return treeOf(found.filter((unit) => status === undefined || unit.status === status));
  }, [units, q, status]);
  if (roots.length === 0) return <Note>{say({ vi: 'Không có đơn vị nào.', en: 'There is no unit.' })}</Note>;
  return (
    <ul className="tree card">
      {roots.map((root) => (
        <Node key={root.code} of={root} branch={branch} isFirst={roots.length === 1} />
      ))}
    </ul>
  );
};
