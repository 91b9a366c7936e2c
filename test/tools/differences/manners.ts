/** How pages of several countries and systems write dates and numbers. */

const MONTHS = {
  en: 'January February March April May June July August September October November December'.split(' '),
  de: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' '),
};

/** Where the goods arrive: days of times with a zone are told by this one. */
export const SITE = 'Europe/Berlin';

export interface Manner {
  lang?: string;
  date: (iso: string) => string;
  number: (value: number, decimals: number) => string;
  digits: (text: string) => string;
}

const grouped = (value: number, decimals: number, group: string, mark: string) => {
  const [whole = '', part] = value.toFixed(decimals).split('.');
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, group);
  return part ? `${groups}${mark}${part}` : groups;
};
const cut = (iso: string) => iso.split('-') as [string, string, string];
const shifted = (text: string, zero: number) =>
  text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
/** The instant at which that day begins at the site, in UTC: the day before. */
const startInUtc = (iso: string) => {
  const summer = iso.slice(5) > '03-31' && iso.slice(5) < '10-20';
  return new Date(Date.parse(`${iso}T00:30:00Z`) - (summer ? 2 : 1) * 3_600_000).toISOString();
};

export const MANNERS: readonly Manner[] = [
  { date: (iso) => iso, number: (v, d) => grouped(v, d, ',', '.'), digits: (t) => t },
  {
    lang: 'de',
    date: (iso) => cut(iso).reverse().join('.'),
    number: (v, d) => grouped(v, d, '.', ','),
    digits: (t) => t,
  },
  {
    lang: 'en-GB',
    date: (iso) => cut(iso).reverse().join('/'),
    number: (v, d) => grouped(v, d, ',', '.'),
    digits: (t) => t,
  },
  {
    lang: 'en-US',
    date: (iso) => `${cut(iso)[1]}/${cut(iso)[2]}/${cut(iso)[0]}`,
    number: (v, d) => grouped(v, d, ',', '.'),
    digits: (t) => t,
  },
  {
    lang: 'en',
    date: (iso) => `${MONTHS.en[Number(cut(iso)[1]) - 1]} ${Number(cut(iso)[2])}, ${cut(iso)[0]}`,
    number: (v, d) => grouped(v, d, ',', '.'),
    digits: (t) => t,
  },
  {
    lang: 'de-CH',
    date: (iso) => `${Number(cut(iso)[2])}. ${MONTHS.de[Number(cut(iso)[1]) - 1]} ${cut(iso)[0]}`,
    number: (v, d) => grouped(v, d, '’', '.'),
    digits: (t) => t,
  },
  {
    lang: 'fr',
    date: (iso) => cut(iso).reverse().join('/'),
    number: (v, d) => grouped(v, d, '\u202f', ','),
    digits: (t) => t,
  },
  { date: startInUtc, number: (v, d) => grouped(v, d, '', '.'), digits: (t) => t },
  {
    lang: 'ja',
    date: (iso) => `${cut(iso)[0]}年${cut(iso)[1]}月${cut(iso)[2]}日`,
    number: (v, d) => grouped(v, d, ',', '.'),
    digits: (t) => shifted(t, 0xff10),
  },
  {
    lang: 'ar',
    date: (iso) => iso,
    number: (v, d) => grouped(v, d, '٬', '٫'),
    digits: (t) => `\u200f${shifted(t, 0x0660)}`,
  },
];
