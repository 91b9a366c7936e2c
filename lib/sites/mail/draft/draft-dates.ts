import type { DraftFact, When, WrittenDay } from '../../../domain/draft.ts';
import { day, type Form, monthOf, PERIODS } from './draft-periods.ts';
import { collect, type Span } from './draft-text.ts';

type DateFact = Extract<DraftFact, { what: 'date' }>;
/** A date of a text, with what stands before it. */
export interface DateFound extends Span {
  when: When;
  bound?: DateFact['bound'];
  slack?: DateFact['slack'];
  /** `from 12 May to …`, `instead of 12 May`: it is replaced by what follows, if something moved. */
  left: 'from' | 'instead' | 'dated' | undefined;
}

const weekdays = [
  'monday|montag|lundi|lunes',
  'tuesday|dienstag|mardi|martes',
  'wednesday|mittwoch|mercredi|miercoles',
  'thursday|donnerstag|jeudi|jueves',
  'friday|freitag|vendredi|viernes',
  'saturday|samstag|sonnabend|samedi|sabado',
  'sunday|sonntag|dimanche|domingo',
];
const anyDay = weekdays.join('|');
const shortDay =
  '(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so|lun|mar|mer|jeu|ven|sam|dim|mie|jue|vie|sab|dom)';
const ordinal = '(?:st|nd|rd|th|er|[.ºª°])?';
const named = `(\\d{1,2})${ordinal} ?(?:of |de |del )?([a-z\\xe4\\xf6\\xfc]{3,10})\\.?(?!-?[a-z])(?:,? ?(?:de |del )?((?:19|20)\\d\\d)(?!\\d))?`;
// Nothing of a longer number before it.
const alone = '(?<![\\w.,/-])';

const days = (...read: (WrittenDay | undefined)[]): When | undefined => {
  const known = read.filter((each) => each !== undefined);
  return known.length > 0 ? { form: 'days', days: known.slice(0, 2) } : undefined;
};

const numeric = (first: string, sign: string, second: string, year: string | undefined, english: boolean) => {
  const dayFirst = day(first, Number(second), year);
  const monthFirst = english && sign !== '.' ? day(second, Number(first), year) : undefined;
  return first === second ? days(dayFirst) : days(dayFirst, monthFirst);
};

/** English writes sums and sections with a point; a day only behind these. */
const beforePoints = new RegExp(`(?<![a-z])(?:on|am|vom|bis|zum|den|${anyDay}|${shortDay}\\.?),? $`);
const beforeNumber =
  /(?:€|\$|£|(?<![a-z])(?:eur|usd|gbp|chf|section|version|clause|ziffer|abschnitt|article|artikel)\.?|§) ?$/;

const FORMS: Form[] = [
  {
    pattern: new RegExp(`${alone}(\\d{1,2})${ordinal} ?(-|–|to|bis|and|und|au|et|al|y|a) ?${named}`, 'g'),
    read: ([, first = '', joint = '', last = '', word, year]) => {
      const month = monthOf(word);
      const [from, to] = [day(first, month, year), day(last, month, year)];
      if (!from || !to) return undefined;
      return /^(?:and|und|et|y)$/.test(joint) ? days(from, to) : { form: 'span', from, to };
    },
  },
  {
    pattern: new RegExp(`${alone}${named}`, 'g'),
    read: ([, d = '', word, year]) => days(day(d, monthOf(word), year)),
  },
  {
    pattern: new RegExp(`${alone}(\\d{1,2})[-/ ]([a-z]{3,9})[-/ ](\\d{4}|\\d\\d)(?!\\d)`, 'g'),
    read: ([, d = '', word, year]) => days(day(d, monthOf(word), year)),
  },
  {
    pattern:
      /(?<![\w-])([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?(?![\d%]|[.,:/-]\d| ?(?:pcs|pieces|units|kg|days))(?:,? ((?:19|20)\d\d)(?!\d))?/g,
    read: ([, word, d = '', year]) => days(day(d, monthOf(word), year)),
  },
  {
    pattern: new RegExp(`${alone}((?:19|20)\\d\\d)([-/.])(\\d{1,2})\\2(\\d{1,2})(?![\\d])`, 'g'),
    read: ([, year, , month = '', d = '']) => days(day(d, Number(month), year)),
  },
  {
    pattern: new RegExp(`${alone}(\\d{1,2})([./-])(\\d{1,2})\\2 ?((?:19|20)\\d\\d|\\d\\d)(?![\\d])`, 'g'),
    read: ([, a = '', sign = '', b = '', year], english) => numeric(a, sign, b, year, english),
  },
  {
    pattern: new RegExp(`${alone}(\\d{1,2})\\.(\\d{1,2})\\.(?![\\d])`, 'g'),
    read: ({ 1: d = '', 2: month = '', index, input }, english) => {
      const head = input.slice(Math.max(0, index - 16), index);
      const isDay = english ? beforePoints.test(head) : !beforeNumber.test(head);
      return isDay ? days(day(d, Number(month))) : undefined;
    },
  },
  {
    pattern:
      /(?<=(?:^|[^a-z])(?:le|el|am|on|by|au|du|del|al|vom|zum|bis|until|for|to|the|fecha|:) ?)(\d{1,2})(\/)(\d{1,2})(?![\d/])/g,
    read: ([, a = '', sign = '', b = ''], english) => numeric(a, sign, b, undefined, english),
  },
  ...PERIODS,
  {
    pattern:
      /(?<![a-z])(?:kw|cw|wk|weeks?|w(?=\d\d)|kalenderwoche|semaine|semana) ?(\d{1,2})(?![\d%]|[.,]\d)(?: ?[/.-]? ?(20\d\d))?/g,
    read: ([, n, y]) => {
      const week = Number(n);
      if (week < 1 || week > 53) return undefined;
      return { form: 'week', week, ...(y ? { year: Number(y) } : {}) };
    },
  },
  {
    pattern:
      /(?<![\w'-])(day after tomorrow|übermorgen|apres-demain|pasado mañana|pasado manana|tomorrow|morgen|demain|mañana|manana|today|heute|aujourd'hui|hoy|yesterday|gestern|ayer)(?![\w-])/g,
    read: ([, word = '']) => relative(word),
  },
  {
    pattern: new RegExp(
      `(?<![\\w-])(?:(next|nächste[nmr]?|kommende[nmr]?|proximo|el proximo) )?(?:${weekdays.map((names) => `(${names})`).join('|')})( prochain| que viene| proximo)?(?![\\w-])`,
      'g',
    ),
    read: (match) => {
      const weekday = weekdays.findIndex((_, at) => match[at + 2]) + 1;
      return { form: 'weekday', weekday, next: Boolean(match[1] ?? match[9]) };
    },
  },
];

function relative(word: string): When {
  if (/after|über|apres|pasado/.test(word)) return { form: 'offset', days: 2 };
  if (/^(?:tomorrow|morgen|demain|ma.ana)$/.test(word)) return { form: 'offset', days: 1 };
  return { form: 'offset', days: /^(?:yesterday|gestern|ayer)$/.test(word) ? -1 : 0 };
}

const before = `(?:(?:${anyDay}|${shortDay}\\.?),? ?)?(?:(?:den|dem|the|le|el|on|am) )?(?:(?:end of|ende(?: der)?|fin(?:ales)?(?: de(?: la)?)?) )?$`;
const past = new RegExp(
  `(?<![a-z])(?:last|past|letzten?|vergangenen?|pasado|every|jeden|chaque|cada|guten|la|por la) ${before}`,
);
const vague = new RegExp(
  `(?<![a-z])(?:around|about|roughly|approx(?:imately)?\\.?|circa|ca\\.?|etwa|ungefähr|gegen|rund um|environ|vers|autour du|alrededor del?|sobre|hacia|aprox(?:imadamente)?\\.?|(week) (?:of|commencing|beginning|starting)|(w)/c|(woche) (?:vom|ab|des)|(semaine) du|(semana) del) ${before}`,
);
/** Days by which what was meant may lie beside it: a week that is named by its first day, a vague day, a time from now. */
function slackOf({ form, ...when }: When, head: string): number {
  if (form === 'offset')
    return 'days' in when && typeof when.days === 'number' && when.days > 2
      ? Math.ceil(when.days / 4) + 1
      : 0;
  const [said, ...weeks] = vague.exec(head) ?? [];
  return said === undefined ? 0 : weeks.some(Boolean) ? 6 : 4;
}
const from = new RegExp(
  `(?<![a-z])(?:from|after|not before|not earlier than|starting|as of|since|ab(?: dem)?|nach dem|nicht vor(?: dem)?|frühestens(?: ab| am)?|seit(?: dem)?|a partir (?:du|de|del)|apres|des|pas avant|depuis|no antes del?|despues del?|desde|between|zwischen|entre) ${before}`,
);
const by = new RegExp(
  `(?<![a-z])(?:by|until|till|before|(?:no|not) later than|latest(?: on| by)?|bis(?: zum| spätestens| einschließlich)*|spätestens(?: bis)?(?: zum)?|vor(?: dem)?|jusqu'?au|avant|au plus tard|d'ici(?: au)?|antes del?|hasta|a mas tardar) ${before}`,
);
const moved = new RegExp(`(?<![a-z])(?:from|von|vom|du|de|del|desde) ${before}`);
const instead = new RegExp(
  `(?<![a-z])(?:instead of|rather than|in place of|not|statt|anstatt|anstelle(?: von| des)?|nicht|au lieu d[eu]|plutot que|pas|en lugar del?|en vez del?|no) ${before}`,
);
const dated = new RegExp(
  `(?<![a-z])(?:of|dated|vom|du|datee? du|del|de fecha|con fecha(?: del)?|placed on|sent on) ${before}`,
);

/** "Delayed until 12 May" names the new day. */
const till = new RegExp(
  `(?:delay|postpon|pushed|moved|put|verzöger|versch[io]|retard|report|decal|repouss|aplaz|retras|pospuest)[^.!?]{0,25} (?:until|till|by|bis(?: zum)?|jusqu'?au|hasta) ${before}`,
);

const leadingDay = new RegExp(`(?<![a-z])(?:${anyDay}|${shortDay}\\.?),? ?(?:den |dem |the |le |el )?$`);

/** All dates of a folded text; `english`: 03/04 may be the fourth of March. What stands before them says how they count. */
export function findDates(text: string, taken: Span[], english: boolean): DateFound[] {
  const found: DateFound[] = [];
  for (const { pattern, read } of FORMS) {
    for (const span of collect(text, pattern, taken, (match) => {
      const when = read(match, english);
      return when && { when };
    })) {
      const head = text.slice(Math.max(0, span.start - 60), span.start);
      const { form } = span.when;
      if ((form === 'weekday' || form === 'offset') && (past.test(head) || namesDate(text, span.end)))
        continue;
      // "Monday, 18 May" is one date: no clause ends in it.
      if (span.when.form !== 'weekday') span.start -= leadingDay.exec(head)?.[0].length ?? 0;
      const slack = slackOf(span.when, head);
      found.push({ ...span, ...(slack ? { slack } : {}), ...sides(head) });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** A day of the week right before a date is part of that. */
const namesDate = (text: string, end: number): boolean =>
  /^,? ?(?:the |den |dem |le |el |\()?(?:\d{1,2}|[a-z]{3,9}\.? \d)/.test(text.slice(end, end + 16));

function sides(head: string): Pick<DateFound, 'bound' | 'left'> {
  const left = instead.test(head)
    ? 'instead'
    : moved.test(head)
      ? 'from'
      : dated.test(head)
        ? 'dated'
        : undefined;
  const isNew = till.test(head);
  const bound = isNew ? undefined : from.test(head) ? 'from' : by.test(head) ? 'by' : undefined;
  return { left, ...(bound ? { bound } : {}) };
}
