import { normaliseNumber } from '../../../lib/domain/normalise.ts';
import { randomFrom } from '../sample/random.ts';
import { FORMS } from './forms.ts';
import { type SeededNumber, seededNumbers } from './records.ts';
import { wordingOf } from './wordings.ts';

/** A page or mail with stored numbers written into it, among foreign numbers, days, amounts and telephones. */
export interface WrittenDocument {
  /** What kind of page or mail it is, for a report. */
  form: string;
  /** Markup of each way in which it is shown: a mail may have a text and a formatted part. */
  views: string[];
  /** The stored spellings of the numbers in it. */
  keys: string[];
}

const NUMBERS_PER_DOCUMENT = 40;

/** Writes `numbers` into documents of every form in turn. The same seed writes the same documents. */
export async function writeDocuments(
  numbers: readonly SeededNumber[],
  stored: ReadonlySet<string>,
  seed: number,
): Promise<WrittenDocument[]> {
  const random = randomFrom(seed);
  const foreign = foreignTo(stored, seed);
  const documents: WrittenDocument[] = [];
  for (let from = 0; from < numbers.length; from += NUMBERS_PER_DOCUMENT) {
    const wordings = numbers
      .slice(from, from + NUMBERS_PER_DOCUMENT)
      .map((number) => wordingOf(number, random));
    const [form, write] = FORMS[documents.length % FORMS.length] as (typeof FORMS)[number];
    const views = await write(wordings, random, foreign);
    documents.push({ form, views, keys: wordings.map(({ key }) => key) });
  }
  return documents;
}

/** Numbers of the same shapes that are not stored. */
function foreignTo(stored: ReadonlySet<string>, seed: number): () => string {
  let others = seededNumbers(100_000, seed + 1_000);
  return () => {
    for (;;) {
      const next = others.next();
      if (next.done) others = seededNumbers(100_000, seed + 1_000);
      else if (!stored.has(normaliseNumber(next.value.text))) return next.value.text;
    }
  };
}
