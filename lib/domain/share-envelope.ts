import * as z from 'zod/mini';

/** Bytes of a signed bundle that a reader takes. */
export const MAX_BUNDLE_BYTES = 8_000_000;

/** Bytes of its file: the payload has header and signature beside it. */
export const MAX_ENVELOPE_BYTES = MAX_BUNDLE_BYTES + 2_000;

/** The `typ` of the protected header. */
export const ENVELOPE_TYPE = 'partnerlens+jws';

/**
 * How a bundle or a revocation lies on a web space: JSON Web Signature, flattened (RFC 7515 §7.2.2), ES256. The protected header is
 * `{"alg":"ES256","typ":"partnerlens+jws","kid":"<RFC 7638 thumbprint of the public key>"}` and nothing else.
 */
export const envelopeSchema = z.strictObject({
  protected: z.string().check(z.regex(/^[\w-]{1,400}$/)),
  payload: z.string().check(z.regex(/^[\w-]+$/), z.maxLength(MAX_BUNDLE_BYTES)),
  signature: z.string().check(z.regex(/^[\w-]{86}$/)),
});
export type Envelope = z.infer<typeof envelopeSchema>;
