import type { Now } from '../../../lib/domain/workspace.ts';
import { commit } from '../../../lib/store/commit.ts';
import type { Store } from '../../../lib/store/open.ts';
import type { WrittenDocument } from './documents.ts';
import { marksIn } from './marks.ts';
import { seededBatches } from './records.ts';

/** What is stored, written and looked at. */
export interface RecogniseShape {
  stored: number;
  seed: number;
  written: WrittenDocument[];
  /** Pages and mails of strangers, each with the ways in which it is shown. */
  pages: { name: string; views: string[] }[];
}

export interface RecogniseCounts {
  /** Numbers written into documents, and those of them that got no mark in one of its views. */
  written: number;
  missed: string[];
  /** Marks on written documents at something else. */
  stray: string[];
  /** Marks on pages and mails of strangers. */
  wrong: string[];
  storeSeconds: number;
}

/** A day after the records were fetched. */
const NOW: Now = { today: '2026-05-08', instant: Date.UTC(2026, 4, 8, 12), replay: false };

/** Stores seeded numbers by real commits, then counts marks. `show` makes a document of markup. */
export async function countMarks(
  store: Store,
  shape: RecogniseShape,
  show: (markup: string) => Promise<Document>,
): Promise<RecogniseCounts> {
  const started = performance.now();
  for (const { partners, orders } of seededBatches(shape.stored, shape.seed))
    await commit(store, { partners, orders });
  const counts: RecogniseCounts = { written: 0, missed: [], stray: [], wrong: [], storeSeconds: 0 };
  counts.storeSeconds = (performance.now() - started) / 1_000;
  for (const { form, views, keys } of shape.written) {
    counts.written += keys.length;
    const missed = new Set<string>();
    for (const view of views) {
      const marks = await marksIn(store, await show(view), NOW);
      const marked = new Set(marks.flatMap((mark) => mark.keys));
      for (const key of keys) if (!marked.has(key)) missed.add(key);
      for (const mark of marks)
        if (!mark.keys.some((key) => keys.includes(key))) counts.stray.push(`${form}: ${mark.raw}`);
    }
    for (const key of missed) counts.missed.push(`${form}: ${key}`);
  }
  for (const { name, views } of shape.pages) {
    const marks = new Set<string>();
    for (const view of views)
      for (const { raw } of await marksIn(store, await show(view), NOW)) marks.add(raw);
    for (const raw of marks) counts.wrong.push(`${name}: ${raw}`);
  }
  return counts;
}
