/** Beginnings of the months' names in four languages, from January on. */
const NAMES =
  'jan|ene,feb|fév|fev,mar|mär,apr|avr|abr,may|mai,jun|juin,jul|juil,aug|aoû|ago,sep,oct|okt,nov,dec|déc|dez|dic';
const MONTHS = NAMES.replaceAll(',', '|');
/** Of the days of the week, from Sunday on: `do` is a Thursday, `dom` is not. */
const WEEK = 'sun|so|dim|dom,mo|lun,tue|di|mar,wed|mi|mer,thu|do|jeu|jue,fr|ven|vie,sa|sá';

/** Which of the names a text begins with; -1 for none. */
const numberIn = (names: string, text: string): number =>
  names.split(',').findIndex((each) => new RegExp(`^(?:${each})`, 'i').test(text));

const ISO = /(\d{4})-(\d\d)-(\d\d)/;
const NUMBERS = /\b(\d{1,2})[./-] ?(\d{1,2})[./-] ?(\d{2,4})\b/;
const DAY_MONTH = new RegExp(`\\b(\\d{1,2})\\.?(?:st|nd|rd|th|er)?[ -](?:de )?(${MONTHS})`, 'iu');
// `mar. 10:42` is a Tuesday.
const MONTH_DAY = new RegExp(`(?<!\\p{L})(${MONTHS})\\p{L}*\\.?,? (\\d{1,2})\\b(?! ?[:h] ?\\d)`, 'iu');
const TIME = /^\D{0,16}\b\d{1,2}(?::| ?h ?)\d\d(?::\d\d)?(?: ?[ap]\.?m\.?| uhr)?$/;
const WHEN = new RegExp(
  [ISO, NUMBERS, DAY_MONTH, MONTH_DAY, TIME].map(({ source }) => source).join('|'),
  'iu',
);
const LONGEST = 80;

/** True for a text that says a day or a time, and little else. */
export const saysWhen = (text: string): boolean =>
  text.length <= LONGEST && /\d/.test(text) && !text.includes('@') && WHEN.test(text);

const YEAR = /\b(?:19|20)\d\d\b/;
const DAY_MS = 86_400_000;

/**
 * The day that is shown for a mail, whichever way pages write it as it grows older (`10:42`, `yesterday`, `Mon 10:42`, `5 May`,
 * `5/5/2026`): one spelling for each, told by the clock of whoever looks. Which of two numbers is the month, no page says: they
 * are sorted. Undefined for what tells no day.
 */
export function dayOf(at: string, now: Date): string | undefined {
  const iso = ISO.exec(at);
  if (iso) return spelled(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const numbers = NUMBERS.exec(at);
  if (numbers) return spelled((Number(numbers[3]) % 2_000) + 2_000, Number(numbers[1]), Number(numbers[2]));
  const [, first = '', name = ''] = DAY_MONTH.exec(at) ?? [];
  const [, other = '', second = ''] = first ? [] : (MONTH_DAY.exec(at) ?? []);
  const day = Number(first || second);
  if (day > 0) {
    const month = numberIn(NAMES, name || other) + 1;
    const year = YEAR.exec(at)?.[0];
    return spelled(year ? Number(year) : yearOf(month, day, now), month, day);
  }
  const back = daysBack(at, now);
  if (back === undefined) return undefined;
  const then = new Date(now.getFullYear(), now.getMonth(), now.getDate() - back);
  return spelled(then.getFullYear(), then.getMonth() + 1, then.getDate());
}

const spelled = (year: number, one: number, other: number): string =>
  [year, Math.min(one, other), Math.max(one, other)].join('-');

/** The latest such day that is not ahead: pages leave this year's number out. */
function yearOf(month: number, day: number, now: Date): number {
  const year = now.getFullYear();
  return new Date(year, month - 1, day).getTime() > now.getTime() + DAY_MS ? year - 1 : year;
}

/** How many days ago it was, by a word for the day or a time alone. */
function daysBack(at: string, now: Date): number | undefined {
  if (/yesterday|gestern|hier|ayer/i.test(at)) return 1;
  const week = numberIn(WEEK, at);
  if (week >= 0) return (now.getDay() - week + 7) % 7;
  return /today|heute|aujourd|hoy|^\D{0,3}\d{1,2}(?::| ?h ?)\d\d/i.test(at) ? 0 : undefined;
}
