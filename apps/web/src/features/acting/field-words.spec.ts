import actsJson from '../../api/acts.gen.json' with { type: 'json' };
import type { Act, Shape } from '../../api/acts.js';
import type { Words } from '../../words/language.js';
import { actWords, choiceWords, fieldHint, fieldWords, type Place } from './field-words.js';

const acts = actsJson as unknown as Readonly<Record<string, Act>>;

interface Asked extends Place {
  readonly shape: Shape;
}

const within = (shape: Shape, place: Place): readonly Asked[] => {
  const own = { ...place, shape };
  if (shape.kind === 'group')
    return [own, ...shape.fields.flatMap((one) => within(one, { ...place, path: [...place.path, one.name] }))];
  return shape.kind === 'list' ? [own, ...within(shape.of, { ...place, path: [...place.path, 0] })] : [own];
};

const asked = Object.entries(acts).flatMap(([command, { fields }]) =>
  fields.flatMap((field) => within(field, { command, path: [field.name] })),
);

const isLeft = ({ vi, en }: Words, code: string): boolean => vi === code || en === code;

describe('words of fields', () => {
  it('given every field of every command, when it is asked for, then it has a name that people use', () => {
    const nameless = asked
      .filter(({ path, ...place }) =>
        isLeft(fieldWords({ ...place, path }), path.filter((one) => one !== 0).at(-1) as string),
      )
      .map(({ command, path }) => `${command} ${path.join('.')}`);
    expect(nameless).toEqual([]);
  });

  it('given every choice of every command, when it is offered, then it is in words and not in a code', () => {
    const coded = asked.flatMap(({ shape, ...place }) =>
      (shape.kind === 'choice' ? shape.choices : [])
        .filter((choice) => isLeft(choiceWords(place, choice), choice))
        .map((choice) => `${place.command} ${place.path.join('.')} ${choice}`),
    );
    expect(coded).toEqual([]);
  });

  it('given one name for two things, when the command or the group differs, then so do the words', () => {
    expect(fieldWords({ command: 'RecordPresentation', path: ['minutes'] }).en).toBe('Minutes of presenting');
    expect(fieldWords({ command: 'CloseMotion', path: ['minutes'] }).en).toBe('File of the minutes');
    expect(fieldWords({ command: 'UnsealCodeMap', path: ['map', 2, 'code'] }).vi).toBe('Số phách');
    expect(choiceWords({ command: 'EstablishBoard', path: ['kind'] }, 'MARKING').vi).toBe('Ban chấm thi');
    expect(choiceWords({ command: 'GrantRole', path: ['role'] }, 'SECRETARY').en).toBe('secretary');
  });

  it('given an entry of a list, when it is named, then it is one of them, with its number', () => {
    expect(fieldWords({ command: 'EstablishCouncil', path: ['members', 2] })).toEqual({
      vi: 'Thành viên 3',
      en: 'Member 3',
    });
  });

  it('given a field whose name says all, when a hint is asked for, then there is none', () => {
    expect(fieldHint({ command: 'RecordAttendance', path: ['present'] })).toBeUndefined();
    expect(fieldHint({ command: 'DraftRound', path: ['mandate'] })?.vi).toContain('72-KH/TU');
  });

  it('given a command, when it is named in English, then as what somebody does', () => {
    expect(actWords('EstablishCouncil', { vi: 'Thành lập Hội đồng' }).en).toBe('Establish council');
  });
});
