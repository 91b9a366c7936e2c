/** What is not seen, or turns the direction of what is: controls, zero widths, directing marks, invisible letters and tags. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * A text that a sender wrote (a name, a subject, the name of a file) as it may be shown: on one line, and what would not be seen
 * is written out (`‹U+202E›`). Joiners inside of emoji are left.
 */
export function sentText(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(UNSEEN, (letter, at: number, whole: string) =>
      isInEmoji(letter, at, whole)
        ? letter
        : `‹U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`,
    );
}

const EMOJI_BEFORE = /\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]*$/u;

function isInEmoji(letter: string, at: number, whole: string): boolean {
  return (
    (letter === '\u200d' || letter === '\ufe0f') && EMOJI_BEFORE.test(whole.slice(Math.max(0, at - 8), at))
  );
}
