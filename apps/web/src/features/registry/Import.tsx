import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../api/call.js';
import type { ImportUnitsAnswer } from '../../api/types.gen.js';
import { useConfirming } from '../../app/Confirming.js';
import { Button } from '../../ui/Button.js';
import { SelectField } from '../../ui/Field.js';
import { Note, RefusalNote } from '../../ui/Note.js';
import { Section } from '../../ui/Page.js';
import { Table } from '../../ui/Table.js';
import { useSay } from '../../words/language.js';
import { compared, type Compared, type Known, readSheet } from './sheet.js';
import type { Position, Unit } from './units.js';

type Kind = 'units' | 'positions';

const columnsOf: Readonly<Record<Kind, string>> = {
  units: 'code, name, kind, owner, authority, superior, effectiveOn (autonomyGroup, predecessors)',
  positions: 'code, title, schemeVersion, approvedOn, tasks, competencies',
};

const knownUnit = ({ name, kind, owner, authority, superior }: Unit): Known => ({
  name,
  kind,
  owner,
  authority,
  superior,
});
const knownPosition = ({ title, schemeVersion, approvedOn, tasks }: Position): Known => ({
  title,
  schemeVersion,
  approvedOn,
  tasks: tasks.join(';'),
});

/** What the file would change, before anything is sent. */
const Preview = ({ lines }: { readonly lines: readonly Compared[] }) => {
  const say = useSay();
  const other = lines.filter(({ state }) => state === 'OTHER');
  const count = (state: Compared['state']): string => String(lines.filter((line) => line.state === state).length);
  return (
    <>
      <p>
        {say({
          vi: `${String(lines.length)} dòng: ${count('NEW')} mới, ${count('SAME')} đã có và giống, ${count('OTHER')} đã có nhưng khác.`,
          en: `${String(lines.length)} lines: ${count('NEW')} new, ${count('SAME')} there and the same, ${count('OTHER')} there and other.`,
        })}
      </p>
      {other.length === 0 ? null : (
        <>
          <Note tone="warn">
            {say({
              vi: 'Nhập tệp chỉ thêm cái mới: dòng đã có nhưng khác sẽ không được nhận. Hãy thay đổi đơn vị đó bằng việc đúng tên (đổi tên, đổi cơ quan chủ quản …).',
              en: 'A file only adds what is new: lines that are there and other are not taken. Change these by the act of that name (rename, change of owner …).',
            })}
          </Note>
          <Table
            caption={say({ vi: 'Dòng khác với danh bạ', en: 'Lines that differ from the registry' })}
            rows={other.slice(0, 100)}
            keyOf={({ line }) => String(line)}
            columns={[
              { head: say({ vi: 'Dòng', en: 'Line' }), cell: ({ line }) => line },
              { head: say({ vi: 'Mã', en: 'Code' }), cell: ({ code }) => code },
              {
                head: say({ vi: 'Đang có → trong tệp', en: 'There → in the file' }),
                cell: ({ differs }) =>
                  differs.map(([column, known, said]) => `${column}: ${known} → ${said}`).join('; '),
              },
            ]}
          />
        </>
      )}
    </>
  );
};

/** What came of it, line by line. */
const Report = ({ report }: { readonly report: ImportUnitsAnswer }) => {
  const say = useSay();
  const { lines, taken, unchanged, faults, bad } = report;
  return (
    <>
      <Note tone={faults === 0 ? 'good' : 'warn'}>
        {say({
          vi: `Đã nhận ${String(taken)}/${String(lines)} dòng; ${String(unchanged)} đã có từ trước; ${String(faults)} lỗi.`,
          en: `${String(taken)} of ${String(lines)} lines taken; ${String(unchanged)} were there before; ${String(faults)} faults.`,
        })}
      </Note>
      {bad.length === 0 ? null : (
        <Table
          caption={say({ vi: 'Dòng chưa nhận', en: 'Lines not taken' })}
          rows={bad}
          keyOf={({ line, column }) => `${String(line)} ${column}`}
          columns={[
            { head: say({ vi: 'Dòng', en: 'Line' }), cell: ({ line }) => line },
            { head: say({ vi: 'Cột', en: 'Column' }), cell: ({ column }) => column },
            { head: say({ vi: 'Vì sao', en: 'Why' }), cell: (line) => say(line) },
          ]}
        />
      )}
    </>
  );
};

interface ImportProps {
  readonly units: readonly Unit[];
  readonly positions: readonly Position[];
}

const useImport = (kind: Kind) => {
  const queries = useQueryClient();
  const { sure, dialog } = useConfirming();
  const [came, setCame] = useState<{
    readonly report?: ImportUnitsAnswer;
    readonly error?: unknown;
    readonly isSending?: true;
  }>({});
  const run = async (file: Blob): Promise<void> => {
    setCame({ isSending: true });
    try {
      const body = new Blob([file], { type: 'text/csv' });
      setCame({ report: await sure(() => send<ImportUnitsAnswer>('POST', `/api/imports/${kind}`, body)) });
      await queries.invalidateQueries();
    } catch (error) {
      setCame({ error });
    }
  };
  return {
    came,
    dialog,
    run,
    clear: () => {
      setCame({});
    },
  };
};

/** A file of units or positions: looked at here beside what is there, then sent, and told line by line. */
export const Import = ({ units, positions }: ImportProps) => {
  const say = useSay();
  const [kind, setKind] = useState<Kind>('units');
  const [file, setFile] = useState<{ readonly blob: Blob; readonly lines: readonly Compared[] }>();
  const { came, dialog, run, clear } = useImport(kind);
  const take = async (blob: File | undefined): Promise<void> => {
    if (blob === undefined) return;
    const known = new Map<string, Known>(
      kind === 'units'
        ? units.map((unit) => [unit.code, knownUnit(unit)])
        : positions.map((position) => [position.code, knownPosition(position)]),
    );
    clear();
    setFile({ blob, lines: compared(readSheet(await blob.text()), (code) => known.get(code)) });
  };
  const fresh = file?.lines.filter(({ state }) => state === 'NEW').length ?? 0;
  return (
    <Section title={say({ vi: 'Nhập từ tệp CSV', en: 'Bring in a CSV file' })}>
      {dialog}
      <SelectField
        label={say({ vi: 'Tệp chứa', en: 'The file holds' })}
        value={kind}
        options={[
          ['units', say({ vi: 'Đơn vị', en: 'Units' })],
          ['positions', say({ vi: 'Vị trí việc làm', en: 'Job positions' })],
        ]}
        onText={(text) => {
          setFile(undefined);
          clear();
          setKind(text === 'positions' ? 'positions' : 'units');
        }}
      />
      <div className="field">
        <label htmlFor="registry-file">{say({ vi: 'Tệp CSV (UTF-8)', en: 'CSV file (UTF-8)' })}</label>
        <p className="hint break">
          {say({ vi: 'Cột', en: 'Columns' })}: {columnsOf[kind]}
        </p>
        <input
          key={kind}
          id="registry-file"
          type="file"
          accept=".csv,text/csv"
          className="input"
          onChange={({ target }) => {
            void take(target.files?.[0]);
          }}
        />
      </div>
      {file === undefined ? null : <Preview lines={file.lines} />}
      <div className="row">
        <Button
          primary
          why={
            came.isSending === true
              ? say({ vi: 'đang nhập…', en: 'bringing in…' })
              : file === undefined
                ? say({ vi: 'chưa chọn tệp', en: 'no file yet' })
                : undefined
          }
          onClick={() => {
            if (file !== undefined) void run(file.blob);
          }}
        >
          {say({ vi: `Nhập ${String(fresh)} dòng mới vào danh bạ`, en: `Bring ${String(fresh)} new lines in` })}
        </Button>
      </div>
      <div aria-live="polite" className="stack">
        {came.error === undefined ? null : <RefusalNote error={came.error} />}
        {came.report === undefined ? null : <Report report={came.report} />}
      </div>
    </Section>
  );
};
