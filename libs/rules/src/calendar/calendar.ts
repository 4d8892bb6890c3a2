import type { Calendar } from './clocks.js';
import { type Day, dayEn, daysLater, dayVi, weekday } from './days.js';
import type { Confidence } from '../packs/pack.js';
import { house } from '../sources.js';

/** How sure a date is: read in a report of the announcement or a list of holidays (F2), or general knowledge (G). */
export type DateConfidence = Extract<Confidence, 'F2' | 'G'>;

/** By what a day off was given, and how sure that is. */
interface Origin {
  readonly source: string;
  readonly confidence: DateConfidence;
}

/** The days off of one year that hang on the moon or on the Prime Minister's decision; `MM-DD`. */
interface Year extends Origin {
  readonly year: number;
  /** First day of the first lunar month, for Vietnam's own meridian (UTC+7). */
  readonly lunarNewYear: string;
  /** First of the five days of Tết. */
  readonly tet: string;
  /** Tenth day of the third lunar month. */
  readonly hungKings: string;
  /** The second day of the National Day, since 2021. */
  readonly besideNational: '09-01' | '09-03' | null;
}

type Dates = readonly [lunarNewYear: string, tet: string, hungKings: string, besideNational: Year['besideNational']];

const year = (number: number, [lunarNewYear, tet, hungKings, besideNational]: Dates, origin: Origin): Year => ({
  year: number,
  lunarNewYear,
  tet,
  hungKings,
  besideNational,
  ...origin,
});

const decreed = (source: string): Origin => ({ source, confidence: 'F2' });
/** Not announced yet: laid out as in earlier years in which the first day fell on the same day of the week. */
const usual: Origin = { source: house('usual-days-off'), confidence: 'G' };

/* Numbers of notices stand where a report gives them; otherwise the report itself stands. */
const FOR_2015 = decreed('TB Bộ LĐTBXH, lễ Tết 2015 (xahoi.com.vn 194402)');
const FOR_2019 = decreed('TB Bộ LĐTBXH, lễ Tết 2019 (plo.vn 786196)');
const FOR_2025 = decreed('TB 6150/TB-BLĐTBXH (03/12/2024)');
const FOR_2026 = decreed('TB 9441/TB-BNV (16/10/2025)');

/** What the calendar is built from. */
export const years: readonly Year[] = [
  year(2015, ['02-19', '02-17', '04-28', null], FOR_2015),
  year(2016, ['02-08', '02-07', '04-16', null], decreed('TB 4659/TB-LĐTBXH (13/11/2015)')),
  year(2017, ['01-28', '01-26', '04-06', null], decreed('CV 9794/VPCP-KGVX (14/11/2016)')),
  year(2018, ['02-16', '02-14', '04-25', null], decreed('CV Văn phòng Chính phủ, lễ Tết 2018 (baoninhbinh.org.vn)')),
  year(2019, ['02-05', '02-04', '04-14', null], FOR_2019),
  year(2020, ['01-25', '01-23', '04-02', null], decreed('lịch nghỉ Tết 2020 (socongthuong.daklak.gov.vn)')),
  year(2021, ['02-12', '02-10', '04-21', '09-03'], decreed('TB 4875/TB-LĐTBXH')),
  year(2022, ['02-01', '01-31', '04-10', '09-01'], decreed('TB 119/TB-LĐTBXH')),
  year(2023, ['01-22', '01-20', '04-29', '09-01'], decreed('CV 8056/VPCP-KGVX (01/12/2022), TB 5034/TB-LĐTBXH')),
  year(2024, ['02-10', '02-08', '04-18', '09-03'], decreed('CV 8662/VPCP-KGVX (03/11/2023), TB 5015/TB-LĐTBXH')),
  year(2025, ['01-29', '01-27', '04-07', '09-01'], FOR_2025),
  year(2026, ['02-17', '02-16', '04-26', '09-01'], FOR_2026),
  year(2027, ['02-06', '02-04', '04-16', '09-03'], usual),
  year(2028, ['01-26', '01-24', '04-04', '09-01'], usual),
  year(2029, ['02-13', '02-12', '04-23', '09-03'], usual),
  year(2030, ['02-02', '01-31', '04-12', '09-03'], usual),
];

/** A bridge day that civil servants had off, and the Saturday on which they made up for it. */
interface Swap extends Origin {
  readonly off: Day;
  readonly worked: Day;
}

/** Swaps that were announced. One that was only proposed (23 and 28 November 2026) is left out until it is. */
export const swaps: readonly Swap[] = [
  { off: '2015-01-02', worked: '2014-12-27', ...FOR_2015 },
  { off: '2015-02-16', worked: '2015-02-14', ...FOR_2015 },
  { off: '2015-04-29', worked: '2015-04-25', ...FOR_2015 },
  { off: '2018-12-31', worked: '2019-01-05', ...FOR_2019 },
  { off: '2019-04-29', worked: '2019-05-04', ...FOR_2019 },
  { off: '2024-04-29', worked: '2024-05-04', ...decreed('CV 2450/VPCP-KGVX (12/04/2024), TB 1570/TB-LĐTBXH') },
  { off: '2025-05-02', worked: '2025-04-26', ...FOR_2025 },
  { off: '2026-01-02', worked: '2026-01-10', ...decreed('CV 12729/VPCP-KGVX (25/12/2025)') },
  { off: '2026-08-31', worked: '2026-08-22', ...FOR_2026 },
];

export type DayKind = 'HOLIDAY' | 'SUBSTITUTE' | 'SWAPPED_OFF' | 'SWAPPED_WORKED';

/** A day that is not worked, or is worked although on a weekend, with its name and origin. */
export interface NamedDay extends Origin {
  readonly day: Day;
  readonly kind: DayKind;
  readonly en: string;
  readonly vi: string;
}

type Name = Readonly<Pick<NamedDay, 'en' | 'vi'>>;

const TET: Name = { en: 'Tết, the Lunar New Year', vi: 'Tết Âm lịch' };
const HUNG_KINGS: Name = { en: "Hùng Kings' Day", vi: 'Giỗ Tổ Hùng Vương' };
const NATIONAL: Name = { en: 'National Day', vi: 'Quốc khánh' };
const CULTURE: Name = { en: 'Vietnamese Culture Day', vi: 'Ngày Văn hóa Việt Nam' };
const FIXED: Readonly<Record<string, Name>> = {
  '01-01': { en: "New Year's Day", vi: 'Tết Dương lịch' },
  '04-30': { en: 'Victory Day', vi: 'Ngày Chiến thắng' },
  '05-01': { en: 'International Labour Day', vi: 'Ngày Quốc tế lao động' },
  '09-02': NATIONAL,
};

const CODE_OF_2019 = 2021;
const namedIn = (number: number): Origin => decreed(number < CODE_OF_2019 ? 'BLLĐ 2012 Art 115' : 'BLLĐ 2019 Art 112');
const madeGoodBy = (number: number): string => (number < CODE_OF_2019 ? 'BLLĐ 2012 Art 115' : 'BLLĐ 2019 Art 111(3)');

const holiday = (day: Day, name: Name, origin: Origin): NamedDay => ({
  day,
  kind: 'HOLIDAY',
  ...name,
  source: origin.source,
  confidence: origin.confidence,
});

const TET_DAYS = 5;

/** The holidays of the Labour Code. */
const labourDays = (row: Year): NamedDay[] => {
  const on = (date: string): Day => `${row.year}-${date}`;
  const law = namedIn(row.year);
  const beside = row.besideNational === null ? [] : [holiday(on(row.besideNational), NATIONAL, row)];
  return [
    ...Object.entries(FIXED).map(([date, name]) => holiday(on(date), name, law)),
    ...Array.from({ length: TET_DAYS }, (_, index) => holiday(daysLater(on(row.tet), index), TET, row)),
    holiday(on(row.hungKings), HUNG_KINGS, { ...law, confidence: row.confidence }),
    ...beside,
  ];
};

const CULTURE_SINCE = 2026;

/** 24 November stands in a resolution of its own: the Code's rule on days in lieu does not reach it. */
const cultureDays = ({ year: number }: Year): NamedDay[] =>
  number < CULTURE_SINCE ? [] : [holiday(`${number}-11-24`, CULTURE, decreed('NQ 28/2026/QH16 Art 2'))];

/** A holiday on a weekend is made good on the next day that is neither weekend, holiday nor such a substitute. */
const substitutes = (holidays: readonly NamedDay[]): NamedDay[] => {
  const off = new Set(holidays.map(({ day }) => day));
  const inLieu = ({ day: missed, en, vi, confidence }: NamedDay): NamedDay => {
    let day = daysLater(missed, 1);
    while (weekday(day) > 5 || off.has(day)) day = daysLater(day, 1);
    off.add(day);
    const name = { en: `day in lieu of ${en} (${dayEn(missed)})`, vi: `nghỉ bù ${vi} (${dayVi(missed)})` };
    return { day, kind: 'SUBSTITUTE', ...name, source: madeGoodBy(Number(missed.slice(0, 4))), confidence };
  };
  return holidays.filter(({ day }) => weekday(day) > 5).map(inLieu);
};

const swapped = ({ off, worked, ...origin }: Swap): NamedDay[] => [
  {
    day: off,
    kind: 'SWAPPED_OFF',
    en: `day off, made up for on ${dayEn(worked)}`,
    vi: `nghỉ hoán đổi, làm bù ngày ${dayVi(worked)}`,
    ...origin,
  },
  {
    day: worked,
    kind: 'SWAPPED_WORKED',
    en: `made up for the day off on ${dayEn(off)}`,
    vi: `làm bù cho ngày nghỉ ${dayVi(off)}`,
    ...origin,
  },
];

const byDay = (one: NamedDay, other: NamedDay): number => (one.day < other.day ? -1 : 1);

const labour = years.flatMap(labourDays);
const named = [...labour, ...years.flatMap(cultureDays), ...substitutes(labour), ...swaps.flatMap(swapped)].sort(byDay);
const isWorked = ({ kind }: NamedDay): boolean => kind === 'SWAPPED_WORKED';

/** First and last year that {@link VN} knows: beyond them only weekends are not worked. */
export const VN_YEARS = { first: 2015, last: 2030 } as const;

/** A calendar that knows why a day is not worked, and in which years it knows it. */
export interface LegalCalendar extends Required<Calendar> {
  readonly named: readonly NamedDay[];
  readonly years: { readonly first: number; readonly last: number };
}

/** The calendar of Vietnam, 2015 to 2030. */
export const VN: LegalCalendar = {
  holidays: named.filter((entry) => !isWorked(entry)).map(({ day }) => day),
  workdays: named.filter(isWorked).map(({ day }) => day),
  named,
  years: VN_YEARS,
};

/** Calendars by id. */
export const findCalendar = (id: string): LegalCalendar | undefined => (id === 'VN' ? VN : undefined);
