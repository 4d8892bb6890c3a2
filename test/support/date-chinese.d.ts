/** What the specs use of it; its own types are out of reach of its package exports. */
declare module 'date-chinese' {
  export class CalendarChinese {
    get(): [cycle: number, year: number, month: number, leap: boolean, day: number];
    fromGregorian(year: number, month: number, day: number): this;
  }

  /** The same moon and sun, counted at UTC+7. */
  export class CalendarVietnamese extends CalendarChinese {}
}
