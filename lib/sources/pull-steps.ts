import type { SyncCursor } from '../domain/connection.ts';
import type { FailureError } from '../domain/result.ts';
import type { SourcePage } from './source.ts';

/** One page of a sync. */
export type Paged = SourcePage<SyncCursor>;

/** What a page has where it says nothing else. */
export const NONE = { partners: [], orders: [], rejects: [], rows: 0, placeOf: () => null };

interface Steps<Step extends string> {
  /** What is read, one after the other; orders first. */
  sequence: readonly [Step, ...Step[]];
  /** The pages of a step that lie behind the cursor. */
  pagesOf(step: Step, cursor: SyncCursor): AsyncGenerator<Paged>;
  /** True for a refusal of one object; other failures end the sync. */
  isRefusal(error: unknown): error is FailureError;
  /** Asked behind each page: throws where the rest is to be left to other programs. */
  checkLimit?(): void;
}

/**
 * Reads step after step, from where the cursor stands. What the system refuses of one object is said and ends no other one,
 * but for the first: without orders there is nothing to tell. Throws `FailureError`.
 */
export async function* pullSteps<Step extends string>(
  { sequence, pagesOf, isRefusal, checkLimit }: Steps<Step>,
  start: SyncCursor,
): AsyncGenerator<Paged> {
  const from = (sequence as readonly string[]).indexOf(start.object);
  let cursor = start;
  for (const step of sequence.slice(Math.max(0, from))) {
    if (cursor.object !== step) cursor = { ...fromTheTop(cursor), object: step };
    try {
      for await (const page of pagesOf(step, cursor)) {
        cursor = page.cursor;
        yield page;
        checkLimit?.();
      }
    } catch (error) {
      if (step === sequence[0] || !isRefusal(error)) throw error;
      cursor = fromTheTop(cursor);
      yield { ...NONE, cursor, unread: { object: step, message: error.failure.message } };
    }
  }
}

/** The cursor of a step of which nothing is read yet. */
function fromTheTop(cursor: SyncCursor): SyncCursor {
  return { ...cursor, behind: undefined, below: undefined };
}
