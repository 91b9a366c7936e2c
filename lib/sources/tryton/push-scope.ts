import { z } from 'zod';
import { FailureError } from '../../domain/result.ts';
import type { TrytonSession } from './session.ts';

/** What writing needs of an open connection. */
export interface WriteScope {
  session: TrytonSession;
  company: number;
}

/** What is looked at before something is written is of one line or partner: a few records. */
const MOST = 1_000;

/** The records that satisfy a domain, the lowest id first. Throws those of the session, `tryton-answer`. */
export async function lookedAt<T>(
  { session, company }: WriteScope,
  model: string,
  domain: unknown[],
  fields: readonly string[],
  schema: z.ZodType<T>,
): Promise<T[]> {
  const params = [domain, 0, MOST, [['id', 'ASC']], [...fields], { company }];
  const answer = z.array(schema).safeParse(await session.call(`model.${model}.search_read`, params, fields));
  if (!answer.success) throw strangeAnswer(model);
  return answer.data;
}

function strangeAnswer(model: string): FailureError {
  return new FailureError({
    code: 'tryton-answer',
    message: `Tryton answered a question about ${model} with something that is no list of records.`,
    next: 'Nothing was written. Run the connection check; this version is tested with Tryton 6.0.',
  });
}
