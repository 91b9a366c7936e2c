import { type Failure, FailureError } from '../../domain/result.ts';
import { type FileAnswer, type FileQuestion, fileLooker } from './look-at-file.ts';

/** What the worker says: how far it has come (0 to 1), then the answer or why there is none. */
export type LookReply =
  | { type: 'share'; share: number }
  | { type: 'look'; look: FileAnswer }
  | { type: 'failed'; failure: Failure };

/** Progress is told this often at most. */
const REST_MS = 100;

/** The worker's side, for one file: answers one question at a time; cancelling is ending the worker. */
export function answerQuestions(
  reply: (message: LookReply) => void,
): (question: FileQuestion) => Promise<void> {
  const look = fileLooker();
  let told = 0;
  const onShare = (share: number) => {
    const now = performance.now();
    if (now - told < REST_MS) return;
    told = now;
    reply({ type: 'share', share });
  };
  return async (question) => {
    try {
      reply({ type: 'look', look: await look(question, onShare) });
    } catch (error) {
      reply({ type: 'failed', failure: failureOf(error) });
    }
  };
}

function failureOf(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  const what = error instanceof Error ? error.message : 'it cannot be read';
  return {
    code: 'file-damaged',
    message: `The file is damaged: ${what}.`,
    next: 'Export it again from where it comes from, and choose the new one.',
  };
}
