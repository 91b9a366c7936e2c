import type { Random } from '../sample/random.ts';

/** How people of four languages write days and numbers in a mail. */
export const LANGUAGES = ['en', 'de', 'fr', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

const MONTHS: Record<Language, string[]> = {
  en: 'January February March April May June July August September October November December'.split(' '),
  de: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' '),
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' '),
};
const DAYS: Record<Language, string[]> = {
  en: 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' '),
  de: 'Sonntag Montag Dienstag Mittwoch Donnerstag Freitag Samstag'.split(' '),
  fr: 'dimanche lundi mardi mercredi jeudi vendredi samedi'.split(' '),
  es: 'domingo lunes martes miércoles jueves viernes sábado'.split(' '),
};

/** The day as somebody may write it. Without a year only where that is the one that everybody would take. */
export function writtenDay(iso: string, language: Language, today: string, random: Random): string {
  const [year = '', month = '', day = ''] = iso.split('-');
  const name = MONTHS[language][Number(month) - 1] ?? '';
  const weekday = DAYS[language][new Date(`${iso}T00:00:00Z`).getUTCDay()] ?? '';
  const near = Math.abs(Date.parse(iso) - Date.parse(today)) < 120 * 86_400_000;
  const d = String(Number(day));
  const y = near && random.chance(0.6) ? '' : year;
  const forms: Record<Language, string[]> = {
    en: [
      `${d} ${name} ${y}`,
      `${name} ${d}${y ? `, ${y}` : ''}`,
      `${d} ${name.slice(0, 3)} ${y}`,
      `${weekday}, ${d} ${name} ${y}`,
      `${weekday} ${name} ${d}${y ? `, ${y}` : ''}`,
      `${d}${ordinal(Number(day))} of ${name} ${y}`,
      iso,
      `${day}-${name.slice(0, 3)}-${year}`,
    ],
    de: [
      `${day}.${month}.${year}`,
      `${d}. ${name} ${y}`,
      `${weekday}, ${d}. ${name} ${y}`,
      `${weekday}, ${day}.${month}.${year.slice(2)}`,
      ...(y === '' ? [`${day}.${month}.`, `${d}.${Number(month)}.`] : []),
      iso,
    ],
    fr: [
      `${day}/${month}/${year}`,
      `${d === '1' ? '1er' : d} ${name} ${y}`,
      `${weekday} ${d} ${name} ${y}`,
      ...(y === '' ? [`${day}/${month}`] : []),
      `${day}.${month}.${year}`,
    ],
    es: [
      `${day}/${month}/${year}`,
      `${d} de ${name}${y ? ` de ${y}` : ''}`,
      `${weekday} ${d} de ${name}${y ? ` de ${y}` : ''}`,
      ...(y === '' ? [`${day}/${month}`] : []),
      `${day}-${month}-${year}`,
    ],
  };
  return random.pick(forms[language]).trim();
}

function ordinal(day: number): string {
  if (day > 10 && day < 14) return 'th';
  return ['th', 'st', 'nd', 'rd'][day % 10] ?? 'th';
}

const grouped = (value: number, decimals: number, group: string, mark: string): string => {
  const [whole = '', part] = value.toFixed(decimals).split('.');
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, group);
  return part ? `${groups}${mark}${part}` : groups;
};

/** A number in the manner of the language. */
export function writtenNumber(value: number, language: Language, decimals: number, random: Random): string {
  const plain = random.chance(0.5);
  if (language === 'en') return grouped(value, decimals, plain ? '' : ',', '.');
  if (language === 'fr') return grouped(value, decimals, plain ? '' : '\u202f', ',');
  return grouped(value, decimals, plain ? '' : '.', ',');
}

const UNITS: Record<Language, Record<string, string[]>> = {
  en: { pcs: ['pcs', 'pieces', 'pc', 'units'], kg: ['kg'], m: ['m', 'metres'] },
  de: { pcs: ['Stück', 'Stk.', 'Teile'], kg: ['kg'], m: ['m', 'Meter'] },
  fr: { pcs: ['pièces', 'unités', 'pcs'], kg: ['kg'], m: ['m', 'mètres'] },
  es: { pcs: ['piezas', 'uds.', 'unidades'], kg: ['kg'], m: ['m', 'metros'] },
};

export function writtenUnit(unit: string, language: Language, random: Random): string {
  return random.pick(UNITS[language][unit] ?? [unit]);
}

export function writtenPrice(value: number, currency: string, language: Language, random: Random): string {
  const number = writtenNumber(value, language, 2, random);
  const sign = { EUR: '€', GBP: '£', USD: 'US$' }[currency];
  if (language === 'en' && sign && random.chance(0.4)) return `${sign}${number}`;
  return random.chance(0.4) && currency === 'EUR' ? `${number} €` : `${number} ${currency}`;
}
