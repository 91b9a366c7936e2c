import { z } from 'zod';
import { FailureError } from '../../domain/result.ts';
import { httpFailure } from '../http/failures.ts';
import { parsedJson } from '../http/json-answer.ts';
import { failureOfStatus } from '../http/refusals.ts';

/** What Zoho says of a request that it refused; of records that were written it says so of each. */
const refusalSchema = z.object({
  code: z.string(),
  details: z.record(z.string(), z.unknown()).optional().catch({}),
});
const eachSchema = z.object({ data: z.array(refusalSchema.loose()).min(1) });
export type Refusal = z.infer<typeof refusalSchema>;

/** A refusal that names its reason; the words behind its code may hold anything and are shown to nobody. */
export class RefusedError extends FailureError {
  readonly refusal: Refusal;
  constructor(refusal: Refusal, what: string) {
    super(refused(refusal.code, what));
    this.refusal = refusal;
  }
}

/** What an answer with a status of refusal means. */
export function refusalOf(status: number, text: string, what: string, host: string): FailureError {
  const said = parsedJson(text);
  const refusal = refusalSchema.safeParse(said).data ?? eachSchema.safeParse(said).data?.data[0];
  return refusal ? new RefusedError(refusal, what) : httpFailure(failureOfStatus(status), host);
}

/** Of a write that was answered: what was refused of its one record. Any status may come with such a body. */
export function recordRefusal(said: unknown, what: string): FailureError | undefined {
  const [record] = eachSchema.safeParse(said).data?.data ?? [];
  if (!record || (record.code === 'SUCCESS' && record.status !== 'error')) return undefined;
  return new RefusedError(record, what);
}

/** True where Zoho answered and said no: a missing module, a missing right or scope, a query that it does not take. */
export function isRefusal(error: unknown): error is FailureError {
  return (
    error instanceof RefusedError || (error instanceof FailureError && error.failure.code === 'not-permitted')
  );
}

/** The field that a query named and that is not there any more. */
export function unknownColumn(error: unknown): string | undefined {
  if (!(error instanceof RefusedError) || error.refusal.code !== 'INVALID_QUERY') return undefined;
  const name = error.refusal.details?.column_name;
  return typeof name === 'string' ? name : undefined;
}

function refused(code: string, what: string) {
  const shown = /^[A-Z_]{1,60}$/.test(code) ? code : 'another reason';
  return {
    code: 'zoho-refused',
    message: `Zoho CRM refused a request (${what}): ${shown}.`,
    next: 'Records read so far are kept. Run the connection check: it names the module or field that is missing.',
  };
}

/** None of many records parses: Zoho speaks another way than it did. */
export function drifted(field: string): FailureError {
  return new FailureError({
    code: 'zoho-drift',
    message: `Zoho CRM answers ${field} in another way than this version knows, in every record of a page.`,
    next: 'Nothing of that page was stored. Run the connection check, and tell whoever looks after PartnerLens.',
  });
}

/** What the organisation may ask in a day is nearly used: the rest is left to others. */
export function nearLimit(host: string, left: number): FailureError {
  return new FailureError({
    code: 'limit-near',
    message: `${left} of the credits that ${host} gives this organisation in 24 hours are left.`,
    next: 'PartnerLens leaves them to other programs and goes on where it stopped once there are more. Longer pauses between syncs help.',
  });
}
