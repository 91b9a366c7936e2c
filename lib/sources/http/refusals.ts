import type { HttpFailureCode } from './failures.ts';

/** What a refused answer means, by its status alone. */
export function failureOfStatus(status: number): HttpFailureCode {
  if (status === 0 || (status >= 300 && status < 400)) return 'server-redirects';
  if (status === 401) return 'sign-in-refused';
  if (status === 403) return 'not-permitted';
  if (status === 404 || status === 405 || status === 410) return 'address-wrong';
  if (status === 429) return 'too-many-requests';
  if (status === 408) return 'server-timeout';
  return status >= 500 ? 'server-error' : 'answer-unexpected';
}

/**
 * Codes that systems write into a 403 when it is no question of rights. Salesforce: REQUEST_LIMIT_EXCEEDED and
 * API_DISABLED_FOR_ORG; Google: rateLimitExceeded, quotaExceeded, accessNotConfigured, SERVICE_DISABLED; Azure: QuotaExceeded.
 */
const LIMIT =
  /REQUEST_LIMIT_EXCEEDED|rate.?limit.?exceeded|quota.?exceeded|too.?many.?requests|limit.{0,12}reached/i;
const DISABLED =
  /API_DISABLED|API_CURRENTLY_DISABLED|access.?not.?configured|SERVICE_DISABLED|API is (?:not enabled|disabled)/i;
/** Only the beginning is looked at: a refusal that is a page of its own tells nothing further down. */
const LOOKED_AT = 4_000;

/** Tells the three meanings of a 403 apart, by its headers and the code in its body; a plain one is about rights. */
export function failureOfForbidden(headers: Headers, text: string): HttpFailureCode {
  const start = text.slice(0, LOOKED_AT);
  const remaining = headers.get('x-ratelimit-remaining') ?? headers.get('ratelimit-remaining');
  if (LIMIT.test(start) || remaining?.trim() === '0' || headers.has('retry-after')) return 'limit-reached';
  return DISABLED.test(start) ? 'service-disabled' : 'not-permitted';
}

/** How long each window of requests lasts, in milliseconds; the rest of a day is too long to wait for. */
const WINDOWS: Record<string, number> = {
  SECONDLY: 1_000,
  TEN_SECONDLY_ROLLING: 10_000,
  DAILY: Number.POSITIVE_INFINITY,
};

/** How long the window that a 429 says to be full stays so, in milliseconds. HubSpot names it as `policyName`. */
export function fullWindow(text: string): number | undefined {
  const [, name = ''] = /"policyName"\s*:\s*"([A-Z_]{1,60})"/.exec(text.slice(0, LOOKED_AT)) ?? [];
  return WINDOWS[name];
}

/** True for a 401 that is no question of who asks, but of what the token is for: another one of the same sign-in would not help. Zoho CRM says so. */
export function lacksScope(text: string): boolean {
  return /"OAUTH_SCOPE_MISMATCH"/.test(text.slice(0, LOOKED_AT));
}
