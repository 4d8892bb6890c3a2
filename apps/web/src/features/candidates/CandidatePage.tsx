import { useParams } from '@tanstack/react-router';
import type { ShowRoundCandidatesAnswer } from '../../api/types.gen.js';
import { useNamesQuery } from '../../app/Names.js';
import { useRoundRead } from '../../app/round.js';
import { Reading } from '../../ui/Reading.js';
import { Application } from './Application.js';

/** One application, for who made it and for who works with it. */
export const CandidatePage = () => {
  const { candidate } = useParams({ from: '/rounds/$round/candidates/$candidate' });
  const read = useRoundRead<ShowRoundCandidatesAnswer>(`/candidates/${encodeURIComponent(candidate)}`, useNamesQuery());
  return <Reading of={read}>{(doc) => <Application doc={doc} people={doc.people} />}</Reading>;
};
