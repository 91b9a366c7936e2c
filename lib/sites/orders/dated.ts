/** Beginnings of the names of months in English, German, French and Spanish. */
export const MONTH =
  '(?:jan|ene|f[eé][bv]|m[aäá]r|a[pbv]r|ma[iy]|ju[nli]|a[uo][gû]|sep|o[ck]t|nov|d[eéi][czs])';
/** Beginnings of the names of weekdays in the same languages. */
const WEEKDAY = '(?:mo|tu|we|th|fr|s[aáou]|di|mi|do|lun|mar|mer|je|ju|ve|vi)\\p{L}*\\.?,?\\s+';
const YEAR = '(?:,?\\s+(?:de\\s+|del\\s+)?\\d{4})?';
/** Words, a date, perhaps a time, and nothing else. */
const SAID_DATE = new RegExp(
  `^(\\p{L}[\\p{L}\\s.’'-]{1,40}?)\\s+((?:${WEEKDAY})?(?:${[
    '\\d{1,4}([./-])\\d{1,2}\\3\\d{1,4}',
    `\\d{1,2}(?:\\.|er|st|nd|rd|th)?\\s+(?:de\\s+|of\\s+)?${MONTH}\\p{L}*\\.?${YEAR}`,
    `${MONTH}\\p{L}*\\.?\\s+\\d{1,2}(?:st|nd|rd|th)?${YEAR}`,
  ].join('|')}))(?:,?\\s+(?:at\\s+|um\\s+|à\\s+|a las\\s+)?\\d{1,2}[:h]\\d\\d[\\s\\w.:]{0,12})?$`,
  'iu',
);

/** "Ordered on November 1, 2024" as words and date. */
export function datedIn(text: string): { label: string; value: string } | undefined {
  const [, label, value] = SAID_DATE.exec(text) ?? [];
  return label && value ? { label, value } : undefined;
}
