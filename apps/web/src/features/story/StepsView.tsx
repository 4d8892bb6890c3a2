import { useSearch } from '@tanstack/react-router';
import { type ReactNode, useMemo, useState } from 'react';
import { at } from '../../api/call.js';
import { useRead } from '../../api/reading.js';
import type { FiveClearsAnswer, ShowHistoryAnswer, ShowRoundAnswer, StepDoc } from '../../api/types.gen.js';
import { useWhole } from '../../api/whole.js';
import { NamesButton } from '../../app/Names.js';
import { useSeats } from '../../app/seats.js';
import { hasRole, useMe } from '../../app/session.js';
import { Note } from '../../ui/Note.js';
import { Reading } from '../../ui/Reading.js';
import { useSay, type Words } from '../../words/language.js';
import { StoryFilters } from './StoryFilters.js';
import { StoryList } from './StoryList.js';
import { chosen, pageAfter, toldFrom } from './story.js';
import { Telling } from './telling.js';

const Retrospective = ({ round }: { readonly round: ShowRoundAnswer | undefined }) => {
  const say = useSay();
  if (round?.entry !== 'RETROSPECTIVE') return null;
  return (
    <Note>
      {say({
        vi: 'Đợt thi này nhập lại từ hồ sơ giấy: ngày giờ ở mỗi bước là lúc việc xảy ra; lúc ghi vào hệ thống nằm trong phần chi tiết.',
        en: 'This round was typed in from paper: the time at each step is when it happened; when it was written down stands in the details.',
      })}
    </Note>
  );
};

const Told = ({
  round,
  steps,
  beside,
}: {
  readonly round: string;
  readonly steps: readonly StepDoc[];
  readonly beside: ReactNode;
}) => {
  const say = useSay();
  const asked = useSearch({ from: '/rounds/$round/story' });
  const { data: report } = useRead<FiveClearsAnswer>(at`/api/rounds/${round}/five-clears`);
  const all = useMemo(() => toldFrom(steps, report?.steps), [steps, report]);
  const told = chosen(all, asked);
  const page = pageAfter(told, asked.after === undefined ? undefined : Number(asked.after));
  const found: Words = { vi: `${String(told.length)} bước`, en: `${String(told.length)} steps` };
  return (
    <>
      <StoryFilters round={round} all={all} told={told} />
      <div className="row apart">
        <h2>
          {say(found)}
          {told.length === all.length
            ? null
            : say({ vi: ` trong ${String(all.length)}`, en: ` of ${String(all.length)}` })}
        </h2>
        {beside}
      </div>
      <StoryList round={round} page={page} of={told.length} />
    </>
  );
};

/** Every step of a round, as the address of the page asks for them. */
export const StepsView = ({ round }: { readonly round: string }) => {
  const [isNamed, setIsNamed] = useState(false);
  const steps = useWhole<StepDoc>(at`/api/rounds/${round}/steps`);
  const named = useWhole<StepDoc>(isNamed ? `${at`/api/rounds/${round}/steps`}?names=true` : undefined);
  const isChecker = hasRole(useMe(), 'AUDITOR', 'SUPERVISOR');
  const log = useWhole<ShowHistoryAnswer['items'][number]>(isChecker ? at`/api/rounds/${round}/history` : undefined);
  const { seats, round: shown } = useSeats(round);
  const telling = useMemo(
    () => ({
      seats,
      names: named.data?.people ?? {},
      isRetrospective: shown?.entry === 'RETROSPECTIVE',
      log: new Map(log.data?.items.map((event) => [event.revision, event])),
    }),
    [seats, named.data, shown, log.data],
  );
  return (
    <Telling value={telling}>
      <Retrospective round={shown} />
      <Reading of={steps}>
        {({ items }) => (
          <Told
            round={round}
            steps={items}
            beside={
              <NamesButton
                shown={isNamed}
                onShow={() => {
                  setIsNamed(true);
                }}
              />
            }
          />
        )}
      </Reading>
    </Telling>
  );
};
