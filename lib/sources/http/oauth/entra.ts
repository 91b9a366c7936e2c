import { FailureError } from '../../../domain/result.ts';

/** Registered as another platform than a single-page application, or as one that keeps a secret. */
const PLATFORM = new Set([9_002_326, 9_002_327, 7_000_218]);
/** Nobody who may has let this company's people use the registration. */
const CONSENT = new Set([65_001, 90_094, 90_008]);

/**
 * What Microsoft Entra means by a refusal, by the numbers that stand beside its code (`AADSTS…`); undefined for any other
 * sign-in server, and where the code says enough. Its words may hold anything and are shown to nobody.
 */
export function entraRefusal(body: unknown, host: string): FailureError | undefined {
  const { error_codes: codes } = (body ?? {}) as { error_codes?: unknown };
  if (!Array.isArray(codes)) return undefined;
  if (codes.some((code) => PLATFORM.has(code)))
    return new FailureError({
      code: 'sign-in-platform',
      message: `${host} gives no tokens to a browser: PartnerLens is registered there as another kind of application.`,
      next: 'In Microsoft Entra, under Authentication, take both redirect URIs away from other platforms and add them as a “Single-page application”; then try again.',
    });
  return codes.some((code) => CONSENT.has(code)) ? noConsent(host) : undefined;
}

/** True where Entra's words beside a refusal on the way back say that consent is missing, whatever its code. */
export function entraWantsConsent(description: string): boolean {
  const [, code] = /\bAADSTS(\d{1,8})\b/.exec(description) ?? [];
  return CONSENT.has(Number(code));
}

/** Nobody has let this company's people use PartnerLens yet. */
export function noConsent(host: string): FailureError {
  return new FailureError({
    code: 'sign-in-consent',
    message: `${host} wants somebody who administers your directory to allow PartnerLens first.`,
    next: 'Ask for “Grant admin consent” under API permissions of the registration; then sign in again.',
  });
}
