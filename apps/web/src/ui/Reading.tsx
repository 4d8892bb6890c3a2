import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { codeOf } from '../api/call.js';
import { moment } from '../words/format.js';
import { useLanguage, useSay } from '../words/language.js';
import { Note, RefusalNote } from './Note.js';

/** Lines that stand where something will be. */
const Skeleton = () => (
  <div className="stack" aria-hidden="true">
    <div className="skeleton" />
    <div className="skeleton" />
    <div className="skeleton" />
  </div>
);

const notThere = {
  vi: 'Không có ở đây, hoặc ông/bà không có phần trong đó.',
  en: 'It is not here, or you have no part in it.',
};

/** What was read, once it is there; until then that it is being read, and where that failed, why. What was read before stays, with its time. */
export const Reading = <Answer,>({
  of,
  children,
}: {
  readonly of: UseQueryResult<Answer>;
  readonly children: (answer: Answer) => ReactNode;
}) => {
  const say = useSay();
  const { language } = useLanguage();
  const { data, error, dataUpdatedAt } = of;
  if (data !== undefined)
    return (
      <>
        {error === null ? null : (
          <Note tone="warn">
            {say({ vi: 'Chưa đọc lại được. Dữ liệu lúc ', en: 'Could not be read again. This is as of ' })}
            {moment(language, new Date(dataUpdatedAt).toISOString())}
          </Note>
        )}
        {children(data)}
      </>
    );
  if (error === null)
    return (
      <div role="status">
        <span className="hidden">{say({ vi: 'Đang tải…', en: 'Loading…' })}</span>
        <Skeleton />
      </div>
    );
  return codeOf(error) === 'not-found' ? <Note tone="warn">{say(notThere)}</Note> : <RefusalNote error={error} />;
};
