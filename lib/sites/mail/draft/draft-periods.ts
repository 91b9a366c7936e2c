import type { When, WrittenDay } from '../../../domain/draft.ts';
import { monthOfWord } from '../../../recognise/values/month-words.ts';

/** How a date is written, and what it means. */
export interface Form {
  pattern: RegExp;
  /** `english`: a day may stand behind its month. */
  read(match: RegExpExecArray, english: boolean): When | undefined;
}

/** A day of a month; undefined where no month has it. The year may have two figures. */
export const day = (d: string, month: number, y?: string): WrittenDay | undefined => {
  const number = Number(d);
  const year = y ? Number(y.length === 2 ? `20${y}` : y) : undefined;
  if (month < 1 || month > 12 || number < 1 || number > 31 || (year && (year < 1970 || year > 2100)))
    return undefined;
  return { month, day: number, ...(year ? { year } : {}) };
};

/** A word that may be cut is no month where it says something else. */
export const monthOf = (word = ''): number =>
  /^(?:set|sets|mars?ch.+|dec[ki].*|mar[a-z]*t.*)$/.test(word) ? 0 : monthOfWord(word);

const partOfMonth =
  '(?:of |of the |de |du |des )?([a-z\\xe4]{3,10})(?:,? (?:de )?((?:19|20)\\d\\d))?(?![a-z\\d])(?!,? ?\\d)';
/** The days of a month that a part of it may mean. */
const inMonth = (name: string | undefined, from: number, to: number, y?: string): When | undefined => {
  const month = /^.{3}$/.test(name ?? '') && !/^ma[iy]$/.test(name ?? '') ? 0 : monthOf(name);
  const length = month === 2 ? 28 : /^(?:4|6|9|11)$/.test(`${month}`) ? 30 : 31;
  const [first, last] = [day(`${from}`, month, y), day(`${Math.min(to, length)}`, month, y)];
  return first && last && { form: 'span', from: first, to: last };
};

const COUNTS = [
  /^(?:an?|one|einer?|une?|una)$/,
  /^(?:two|zwei|deux|dos)$/,
  /^(?:three|drei|trois|tres)$/,
  /^(?:four|vier|quatre|cuatro)$/,
];
const countOf = (word: string): number => Number(word) || COUNTS.findIndex((each) => each.test(word)) + 1;

/** Times that mean more than a day: parts of a month, "next week", "in two weeks". */
export const PERIODS: Form[] = [
  {
    pattern: new RegExp(
      `(?<![a-z])(?:(mid(?:dle)?|mitte|mi|mediados)|(early|beginning|start|first (?:week|half|days)|anfang|erste[nr]? (?:woche|hälfte)|premiere (?:semaine|quinzaine)|primera (?:semana|quincena)|debut|principios|comienzos)|(late|end|second half|last week|zweite[nr]? hälfte|letzte[nr]? woche|derniere semaine|ultima semana|ende|fin|finales|fines)|in|im|en|during)[- ](?:in )?${partOfMonth}`,
      'g',
    ),
    read: ([, mid, early, late, name, y]) =>
      inMonth(name, mid ? 8 : late ? 19 : 1, mid ? 22 : early ? 12 : 31, y),
  },
  {
    pattern:
      /(?<![a-z])(?:(this|diese[rn]?|cette|esta)|(week after next|übernächste[rn]?)|(next|nächste[rn]?|kommende[rn]?|la|proxima|proximo|the (?:following|coming)|le|el)) (week|woche|semaine|semana|month|monat|mois|mes)( prochaine?| que viene| proxim[oa])?(?![a-z])|(?<![a-z])(?:end of (?:the )?month|ende des monats|monatsende|fin du mois|fin(?:ales)? de mes)(?![a-z])/g,
    read: ([, , second, next, unit = 'month', behind]) => {
      if (/^(?:la|le|el)$/.test(next ?? '') && !behind) return undefined;
      const ahead = second ? 2 : next ? 1 : 0;
      return {
        form: 'period',
        unit: /^mo|^me/.test(unit) ? 'month' : 'week',
        ahead,
      };
    },
  },
  {
    pattern:
      /(?<![a-z])(?:in|within|dans|en|dentro de|innerhalb(?: von)?|sous) (\d{1,2}|an?|one|two|three|four|einer|zwei|drei|vier|une|deux|trois|quatre|una|dos|tres|cuatro)(?: (?:bis|to|or|oder|ou|o|a) \w+)? (days?|tagen?|jours?|dias?|weeks?|wochen?|semaines?|semanas?)(?![a-z])/g,
    read: ([, count = '', unit = '']) => {
      const days = countOf(count) * (/^[wse]/.test(unit) ? 7 : 1);
      return days > 0 && days <= 120 ? { form: 'offset', days } : undefined;
    },
  },
];
