/** Line ends and every other control character; line and paragraph separators. */
const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;
/** What is not seen: marks that turn the direction of writing, zero-width characters, tags. */
const UNSEEN = /\p{Cf}/gu;

/**
 * Text of a record as one line that shows what it is: no line ends that could begin a header, no characters that hide or
 * turn others, no half characters. Longer than `max` characters it is cut, and says so by its last one.
 */
export function oneLine(text: string, max = 200): string {
  const plain = text.toWellFormed().replace(CONTROLS, ' ').replace(UNSEEN, '').replace(/\s+/gu, ' ').trim();
  const characters = [...plain];
  return characters.length > max ? `${characters.slice(0, max - 1).join('')}…` : plain;
}

/** Text that a person wrote: its lines stay, everything else as in {@link oneLine}. Line ends become `\n`. */
export function manyLines(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.toWellFormed().replace(CONTROLS, ' ').replace(UNSEEN, '').trimEnd())
    .join('\n');
}
