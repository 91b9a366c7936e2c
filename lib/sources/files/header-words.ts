import type { FileField } from '../../domain/file-mapping.ts';
import { COLUMN_HEADINGS } from './column-headings.ts';
import { fieldKind } from './field-fit.ts';

/** The heading that marks a file as the sample workspace; its values are the sample's "today". */
export const SAMPLE_HEADING = 'PartnerLens sample as of';

const PHRASES = new Map(
  Object.entries(COLUMN_HEADINGS).map(([field, lists]) => [field, lists.flatMap((list) => list.split(', '))]),
);

const KNOWN = new Set([...PHRASES.values()].flat());

/** True for the words of a heading that names a field by itself. */
export function isKnownHeading(words: string): boolean {
  return KNOWN.has(words);
}

/** A heading as lower-case words without accents or signs: `PO / SO #` → `po so`, `Währung` → `wahrung`. */
export function headerWords(header: string): string {
  return header
    .slice(0, 300)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/(\p{Ll})(\p{Lu})|(\p{Lu})(?=\p{Lu}\p{Ll})/gu, (_, low, up, last) =>
      low ? `${low} ${up}` : `${last} `,
    )
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Words that make a heading say something else than the phrase it contains. */
const TURNING = new Set(
  'mode term terms inco incoterm type class classification status recorded weight freight cost insurance flag count site city street zip phone fax rating address client group'.split(
    ' ',
  ),
);

/**
 * How well a heading names a field: 1 for the most telling heading, 0 when it does not. A single word inside a longer
 * heading counts for dates and numbers only, where the values confirm it (`Menge (ST)`, not `Item colour`).
 */
export function headingScore(words: string, field: FileField): number {
  const phrases = PHRASES.get(field) ?? [];
  const exact = phrases.indexOf(words);
  if (exact >= 0) return 1 - Math.min(0.15, exact * 0.005);
  const all = words.split(' ');
  if (all.some((word) => TURNING.has(word))) return 0;
  const gated = fieldKind(field) === 'number' || fieldKind(field) === 'date';
  const padded = ` ${words} `;
  let best = 0;
  for (const phrase of phrases) {
    if (!gated && !phrase.includes(' ')) continue;
    if (!padded.includes(` ${phrase} `)) continue;
    best = Math.max(best, 0.85 * Math.sqrt(phrase.split(' ').length / all.length));
  }
  return best < 0.6 ? 0 : best;
}
