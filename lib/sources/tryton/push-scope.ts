import { FailureError } from '../../domain/result.ts';
import type { TrytonSession } from './session.ts';

/** What writing needs of an open connection. */
export interface WriteScope {
  session: TrytonSession;
  company: number;
}

export function strangeAnswer(model: string): FailureError {
  return new FailureError({
    code: 'tryton-answer',
    message: `Tryton answered a question about ${model} with something that is no list of records.`,
    next: 'Nothing was written. Run the connection check; this version is tested with Tryton 6.0.',
  });
}
