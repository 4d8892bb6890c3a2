import type { CouncilDoc, RelationLine } from '../../api/types.gen.js';

/** What is known of one member towards the candidates. */
export interface Known {
  /** How many candidates the member declared to have no relation to. */
  readonly cleared: number;
  readonly relations: readonly RelationLine[];
  /** Relations that bar the member and from which no recusal took the member out. */
  readonly open: readonly RelationLine[];
  /** Kept out of all, or of what concerns these candidates. */
  readonly recusedFrom: readonly (string | null)[];
  readonly isLeaving: boolean;
}

type Doc = Pick<CouncilDoc, 'relations' | 'cleared' | 'recusals' | 'leaving'>;

/** What the declarations, relations and recusals of a round say of one member. */
export const knownOf = ({ relations, cleared, recusals, leaving }: Doc, person: string): Known => {
  const own = relations.filter(({ member }) => member === person);
  const recusedFrom = recusals.filter(({ member }) => member === person).map(({ candidate }) => candidate);
  const isOut = (candidate: string): boolean => recusedFrom.includes(null) || recusedFrom.includes(candidate);
  return {
    cleared: cleared[person]?.length ?? 0,
    relations: own,
    open: own.filter(({ barring, candidate }) => barring && !isOut(candidate)),
    recusedFrom,
    isLeaving: leaving.some(({ member }) => member === person),
  };
};

/** Every relation that bars somebody who still takes part. */
export const openConflicts = (doc: Doc): readonly RelationLine[] =>
  [...new Set(doc.relations.map(({ member }) => member))].flatMap((member) => knownOf(doc, member).open);
