import { z } from 'zod';
import { FailureError } from '../../domain/result.ts';
import { httpFailure } from '../http/failures.ts';
import { parsedJson } from '../http/json-answer.ts';
import { failureOfStatus } from '../http/refusals.ts';

/** What Dataverse says of a request that it refused; its code is a number in hexadecimal letters, and may be empty. */
const refusalSchema = z.object({ error: z.object({ code: z.string(), message: z.string() }) });
export type Refusal = z.infer<typeof refusalSchema>['error'] & { status: number };

/** A refusal that names its reason; the words behind its code may hold anything: only a rule of the company’s own is shown, to who broke it. */
export class RefusedError extends FailureError {
  readonly refusal: Refusal;
  constructor(refusal: Refusal, what: string) {
    super(refused(refusal.code, what));
    this.refusal = refusal;
  }
}

/** What an answer with a status of refusal means. */
export function refusalOf(status: number, text: string, what: string, host: string): FailureError {
  const said = refusalSchema.safeParse(parsedJson(text)).data?.error;
  return said ? new RefusedError({ ...said, status }, what) : httpFailure(failureOfStatus(status), host);
}

/** True where Dataverse answered and said no: a missing table, a missing right, a query that it does not take. */
export function isRefusal(error: unknown): error is FailureError {
  return (
    error instanceof RefusedError || (error instanceof FailureError && error.failure.code === 'not-permitted')
  );
}

function refused(code: string, what: string) {
  const shown = /^0x[0-9a-f]{1,8}$/i.test(code) ? code : 'another reason';
  return {
    code: 'dynamics-refused',
    message: `Dynamics 365 refused a request (${what}): ${shown}.`,
    next: 'Records read so far are kept. Run the connection check: it names the table or column that is missing.',
  };
}

/** None of many records parses: Dataverse speaks another way than it did. */
export function drifted(column: string): FailureError {
  return new FailureError({
    code: 'dynamics-drift',
    message: `Dynamics 365 answers ${column} in another way than this version knows, in every record of a page.`,
    next: 'Nothing of that page was stored. Run the connection check, and tell whoever looks after PartnerLens.',
  });
}
