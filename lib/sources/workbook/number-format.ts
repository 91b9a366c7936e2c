/** What a number format makes of a number. `pad`: digits to which zeros are filled in front. */
export type NumberForm = { kind: 'number'; pad?: number } | { kind: 'date' } | { kind: 'time' };

const NUMBER: NumberForm = { kind: 'number' };
const DATE: NumberForm = { kind: 'date' };
const TIME: NumberForm = { kind: 'time' };

/**
 * Formats that have no text in the file (ECMA-376 part 1, 18.8.30): dates, among them those of East Asian versions,
 * and times of day.
 */
function builtIn(id: number): NumberForm {
  if ((id >= 14 && id <= 17) || id === 22) return DATE;
  if ((id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 54) || id === 57 || id === 58) return DATE;
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id === 45 || id === 47) return TIME;
  return NUMBER;
}

/** What the format of a cell is: by its text where the workbook has one, else by its number. */
export function numberForm(id: number, code: string | undefined): NumberForm {
  if (code === undefined) return builtIn(id);
  const [first = ''] = withoutLiterals(code).split(';');
  if (/^\s*(general|standard|@)\s*$/i.test(first)) return NUMBER;
  if (/^0{2,15}$/.test(first)) return { kind: 'number', pad: first.length };
  // Elapsed time counts hours or minutes beyond a day: a number, not a day.
  if (/\[(h+|m+|s+)\]/i.test(first)) return NUMBER;
  const marks = first.replace(/\[[^\]]*\]/g, '').replace(/am\/pm|a\/p/gi, 'h');
  if (/[yd]/i.test(marks) || (/m/i.test(marks) && !/[hs]/i.test(marks))) return DATE;
  return /[hs]/i.test(marks) ? TIME : NUMBER;
}

/** The format without quoted text, escaped characters, and what only takes room. */
function withoutLiterals(code: string): string {
  return code.replace(/"[^"]*"|[\\_*]./g, '');
}
