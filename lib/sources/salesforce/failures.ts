import { z } from 'zod';
import { FailureError } from '../../domain/result.ts';
import { httpFailure } from '../http/failures.ts';
import { parsedJson } from '../http/json-answer.ts';
import { failureOfStatus } from '../http/refusals.ts';

/** What Salesforce says of a request that it refused: a list, of which the first counts. */
const refusalSchema = z.array(z.object({ errorCode: z.string(), message: z.string() })).min(1);
export type Refusal = z.infer<typeof refusalSchema>[number];

/** A refusal that names its reason; the words behind its code may hold anything: only a rule of the company’s own is shown, to who broke it. */
export class RefusedError extends FailureError {
  readonly refusal: Refusal;
  constructor(refusal: Refusal, what: string) {
    super(refused(refusal.errorCode, what));
    this.refusal = refusal;
  }
}

/** What an answer with a status of refusal means. */
export function refusalOf(status: number, text: string, what: string, host: string): FailureError {
  const said = refusalSchema.safeParse(parsedJson(text));
  const [refusal] = said.data ?? [];
  if (!refusal) return httpFailure(failureOfStatus(status), host);
  if (refusal.errorCode === 'QUERY_TIMEOUT') return httpFailure('server-error', host);
  return new RefusedError(refusal, what);
}

/** True where Salesforce answered and said no: a missing object, a missing right, a query that it does not take. */
export function isRefusal(error: unknown): error is FailureError {
  return (
    error instanceof RefusedError || (error instanceof FailureError && error.failure.code === 'not-permitted')
  );
}

/** True for the mark of further pages that Salesforce has forgotten by now. */
export function isExpired(error: unknown): boolean {
  return error instanceof RefusedError && error.refusal.errorCode === 'INVALID_QUERY_LOCATOR';
}

function refused(code: string, what: string) {
  const shown = /^[A-Z_]{1,60}$/.test(code) ? code : 'another reason';
  return {
    code: 'salesforce-refused',
    message: `Salesforce refused a request (${what}): ${shown}.`,
    next: 'Records read so far are kept. Run the connection check: it names the object or field that is missing.',
  };
}

/** None of many records parses: Salesforce speaks another way than it did. */
export function drifted(field: string): FailureError {
  return new FailureError({
    code: 'salesforce-drift',
    message: `Salesforce answers ${field} in another way than this version knows, in every record of a page.`,
    next: 'Nothing of that page was stored. Run the connection check, and tell whoever looks after PartnerLens.',
  });
}

/** What the company may ask in a day is nearly used: the rest is left to others. */
export function nearLimit(host: string, { used, of }: { used: number; of: number }): FailureError {
  return new FailureError({
    code: 'limit-near',
    message: `${used} of ${of} requests that ${host} takes from this company in 24 hours are used.`,
    next: 'PartnerLens leaves the rest to other programs and goes on where it stopped once there are more. Longer pauses between syncs help.',
  });
}
