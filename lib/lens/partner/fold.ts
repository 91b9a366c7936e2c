/** A text for comparing: without case and accents, letters and digits in words, one space between them. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A number for comparing: letters and digits alone (`DE 123.456.789` → `de123456789`). */
export function foldNumber(text: string): string {
  return fold(text).replaceAll(' ', '');
}

/**
 * A test for texts made of folded words with a space before each: every word of the search begins one of their words,
 * or all of it, its spaces and points left out, begins a number.
 */
export function searchTest(search: string): (find: string) => boolean {
  const words = fold(search).split(' ').filter(Boolean);
  if (words.length === 0) return () => true;
  const starts = words.map((word) => ` ${word}`);
  const number = /\d/.test(search) ? ` ${words.join('')}` : null;
  return (find) =>
    starts.every((start) => find.includes(start)) || (number !== null && find.includes(number));
}
