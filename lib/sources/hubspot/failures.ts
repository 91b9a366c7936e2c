import { z } from 'zod';
import { FailureError } from '../../domain/result.ts';
import { httpFailure } from '../http/failures.ts';
import { parsedJson } from '../http/json-answer.ts';
import { failureOfForbidden, failureOfStatus } from '../http/refusals.ts';

/** What HubSpot says of a request that it refused. Its words may hold anything and are shown to nobody. */
const refusalSchema = z.object({
  category: z.string(),
  context: z.record(z.string(), z.array(z.string())).optional(),
});
type Refusal = z.infer<typeof refusalSchema>;

/** A refusal that names its reason. */
export class RefusedError extends FailureError {
  readonly refusal: Refusal;
  constructor(refusal: Refusal, what: string) {
    super(refused(refusal, what));
    this.refusal = refusal;
  }
}

/** What an answer with a status of refusal means. */
export function refusalOf(status: number, text: string, what: string, host: string): FailureError {
  const refusal = refusalSchema.safeParse(parsedJson(text)).data;
  if (refusal && status !== 401) return new RefusedError(refusal, what);
  if (status === 403) return httpFailure(failureOfForbidden(new Headers(), text), host);
  return httpFailure(failureOfStatus(status), host);
}

/** True where HubSpot answered and said no: a missing scope, a missing object, a question that it does not take. */
export function isRefusal(error: unknown): error is FailureError {
  return (
    error instanceof RefusedError || (error instanceof FailureError && error.failure.code === 'not-permitted')
  );
}

/** The scopes that the token lacks for what was refused. */
export function missingScopes(error: unknown): string[] {
  if (!(error instanceof RefusedError)) return [];
  const said = error.refusal.context?.missingScopes ?? [];
  return said.filter((scope) => /^[a-z0-9._-]{1,80}$/i.test(scope));
}

function refused({ category, context }: Refusal, what: string) {
  const shown = /^[A-Z_]{1,60}$/.test(category) ? category : 'another reason';
  const scopes = (context?.missingScopes ?? []).filter((scope) => /^[a-z0-9._-]{1,80}$/i.test(scope));
  return {
    code: 'hubspot-refused',
    message: `HubSpot refused ${what}: ${scopes.length > 0 ? `the token lacks ${scopes.join(', ')}` : shown}.`,
    next: 'Records read so far are kept. Add what is missing to the private app, then run the connection check.',
  };
}

/** None of many records parses: HubSpot speaks another way than it did. */
export function drifted(field: string): FailureError {
  return new FailureError({
    code: 'hubspot-drift',
    message: `HubSpot answers ${field} in another way than this version knows, in every record of a page.`,
    next: 'Nothing of that page was stored. Run the connection check, and tell whoever looks after PartnerLens.',
  });
}
