import type { FileField } from '../../domain/file-mapping.ts';
import { COLUMN_HEADINGS } from './column-headings.ts';
import { MORE_HEADINGS } from './column-headings-more.ts';
import { fieldKind } from './field-fit.ts';

/** The heading that marks a file as the sample workspace; its values are the sample's "today". */
export const SAMPLE_HEADING = 'PartnerLens sample as of';

/** The fields that a phrase names, and how far down in the list of each it stands. */
const PHRASES = new Map<string, { field: FileField; place: number }[]>();
let longest = 1;
for (const [field, lists] of Object.entries(COLUMN_HEADINGS) as [FileField, readonly string[]][]) {
  const phrases = [...lists, ...(MORE_HEADINGS[field] ?? [])].flatMap((list) => list.split(', '));
  for (const [place, phrase] of phrases.entries()) {
    longest = Math.max(longest, phrase.split(' ').length);
    const named = PHRASES.get(phrase);
    if (named) named.push({ field, place });
    else PHRASES.set(phrase, [{ field, place }]);
  }
}

/** True for the words of a heading that names a field by itself. */
export function isKnownHeading(words: string): boolean {
  return PHRASES.has(words);
}

/** A heading as lower-case words without accents or signs: `PO / SO #` → `po so`, `Währung` → `wahrung`. */
export function headerWords(header: string): string {
  return header
    .slice(0, 300)
    .normalize('NFKD')
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
  if (lastScored.words !== words) lastScored = { words, scores: scoresOf(words) };
  return lastScored.scores.get(field) ?? 0;
}

/** A heading is asked for one field after the other. */
let lastScored: { words: string; scores: Map<FileField, number> } = { words: '', scores: new Map() };

function scoresOf(words: string): Map<FileField, number> {
  const scores = new Map<FileField, number>();
  const all = words.split(' ');
  if (!all.some((word) => TURNING.has(word))) addParts(scores, all);
  for (const { field, place } of PHRASES.get(words) ?? [])
    scores.set(field, 1 - Math.min(0.15, place * 0.005));
  return scores;
}

/** Scores of the phrases that a heading contains. */
function addParts(scores: Map<FileField, number>, all: readonly string[]): void {
  for (let from = 0; from < all.length; from += 1) {
    let phrase = '';
    for (let to = from; to < Math.min(all.length, from + longest); to += 1) {
      phrase = to === from ? (all[to] ?? '') : `${phrase} ${all[to]}`;
      const score = 0.85 * Math.sqrt((to - from + 1) / all.length);
      if (score < 0.6) continue;
      for (const { field } of PHRASES.get(phrase) ?? []) {
        const kind = fieldKind(field);
        const counts = to > from || kind === 'number' || kind === 'date';
        if (counts && score > (scores.get(field) ?? 0)) scores.set(field, score);
      }
    }
  }
}
