/** What a cell of an export can hold; `null` is an empty cell. */
export type CsvValue = string | number | null;

/**
 * `= + - @` and the full-width, small, raised and lowered forms that compatibility turns into them, behind characters
 * that a spreadsheet drops or does not show; or a tab or line end in front. Linear: each character has one way to match.
 */
const FORMULA = /^'*(?:[\t\r\n]|[\s\p{C}\p{Z}\p{M}]*[=+\-@＝＋－＠﹦﹢﹣﹫⁼⁺⁻₌₊₋−\u{fb29}\u{2a75}\u{2a76}])/u;
const NEGATIVE_NUMBER = /^-\d{1,20}(?:\.\d{1,20})?$/;
const NEEDS_QUOTES = /[",;\t\r\n]|^\s|\s$/;

/**
 * A table as CSV by RFC 4180 (comma, CRLF), with the byte order mark by which spreadsheets know UTF-8. Text that a
 * spreadsheet would take for a formula gets an apostrophe in front, also where it already has one, so that taking one
 * away gives the value back; negative numbers stay numbers.
 */
export function toCsv(header: readonly string[], rows: Iterable<readonly CsvValue[]>): string {
  const lines = [header.map(csvCell).join(',')];
  for (const row of rows) lines.push(row.map(csvCell).join(','));
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

/** One cell: safe against formulas, quoted where it has to be. Semicolons and tabs count, as some spreadsheets cut there. */
function csvCell(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  const safe = asText(value);
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Text that a spreadsheet takes for text, also when it is pasted there. */
export function asText(value: string): string {
  return FORMULA.test(value) && !NEGATIVE_NUMBER.test(value) ? `'${value}` : value;
}
