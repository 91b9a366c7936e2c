import type { AnswerFile } from '../domain/share-answer.ts';
import type { Bundle } from '../domain/share-bundle.ts';
import type { AnswerBook } from './answer-book.ts';
import { load } from './natives.ts';

const PATIENCE_MS = 30_000;

/** All answers that no bundle carries yet, as one file: each counts once, however often it arrives. */
export function answerFile({ share, serial }: Bundle, book: AnswerBook): AnswerFile {
  const answers = book.answers.map(({ answer }) => answer);
  return { format: 'partnerlens-answer', version: 1, share, serial, by: book.by.trim(), answers };
}

/** Offers a file as a download, and answers its name. */
export function saveAnswers(file: AnswerFile): string {
  const name = `answers-${file.share.slice(0, 8)}-${file.serial}.json`;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([JSON.stringify(file)], { type: 'application/json' }));
  link.download = name;
  link.click();
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return name;
}

export type Posted = { state: 'arrived' } | { state: 'failed'; status?: number };

/** Posts a file to where the sharer takes answers: without cookies, and to no other place. Never throws. */
export async function postAnswers(to: string, file: AnswerFile): Promise<Posted> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  try {
    const response = await load?.(to, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(file),
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal: patience.signal,
    });
    return response?.ok ? { state: 'arrived' } : { state: 'failed', status: response?.status };
  } catch {
    return { state: 'failed' };
  } finally {
    clearTimeout(timer);
  }
}
