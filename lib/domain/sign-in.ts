import { z } from 'zod';

const address = z.string().max(500);

/**
 * How requests to a system are signed in. No secret is in here: token, password, client secret and what a server issued
 * lie apart, encrypted (`lib/store/secrets.ts`).
 */
export const signInSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  /** A token in a header of this name. */
  z.object({
    kind: z.literal('header'),
    name: z
      .string()
      .max(100)
      .regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/),
  }),
  z.object({ kind: z.literal('bearer') }),
  z.object({ kind: z.literal('basic'), user: z.string().min(1).max(200) }),
  /** OAuth 2, client credentials: a secret of the company, not of a person. */
  z.object({
    kind: z.literal('client'),
    tokenAddress: address,
    clientId: z.string().min(1).max(300),
    scope: z.string().max(1000),
  }),
  /** OAuth 2, authorization code with PKCE: the person signs in on the page of the company's own sign-in server. */
  z.object({
    kind: z.literal('code'),
    /** The sign-in server by its own name, where it publishes its addresses. */
    issuer: address.optional(),
    authorizeAddress: address,
    tokenAddress: address,
    /** Where the server is told that a sign-in is over, where that is known. */
    revokeAddress: address.optional(),
    clientId: z.string().min(1).max(300),
    scope: z.string().max(1000),
    /** Sent beside the usual parameters of the page: `access_type=offline`. */
    parameters: z.record(z.string().max(40), z.string().max(100)).optional(),
    /** How its tokens are sent, where that is not as `Bearer`. */
    scheme: z
      .string()
      .regex(/^[A-Za-z-]{1,40}$/)
      .optional(),
    /** True where the client has a secret, which lies encrypted beside the tokens; false where it may turn out to want one. */
    secret: z.boolean().optional(),
  }),
]);
export type SignIn = z.infer<typeof signInSchema>;
/** The kinds that hold tokens which run out. */
export type OAuthSignIn = Extract<SignIn, { kind: 'client' | 'code' }>;
export type CodeSignIn = Extract<SignIn, { kind: 'code' }>;

/** What a sign-in server issued last. Stored encrypted; it never leaves the worker or page that signs requests. */
export const tokensSchema = z.object({
  /** Empty once the server refused to renew it: a person has to sign in again. */
  access: z.string(),
  /** Instant of this browser's clock, counted from when it arrived; absent where the server does not say. */
  expiresAt: z.number().optional(),
  refresh: z.string().optional(),
  /** When somebody was let in at the page of the sign-in server: some keys for renewals end so long after, however often they are used. */
  signedInAt: z.number().optional(),
  /** Grows with each grant: an older one never takes the place of a newer one. */
  rotation: z.number().int().nonnegative(),
  /** When it was asked to be renewed of late. */
  asked: z.array(z.number()).max(100),
});
export type Tokens = z.infer<typeof tokensSchema>;

/**
 * Why nobody was signed in without a page being shown: nobody is signed in there in this browser; the server wants to see the
 * person; nobody consented; somebody else is signed in; no answer came.
 */
export const SILENT_REFUSALS = ['login', 'person', 'consent', 'other', 'no-answer'] as const;
export type SilentRefusal = (typeof SILENT_REFUSALS)[number];
