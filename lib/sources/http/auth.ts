/** How requests of one connection are signed in. What it knows stays within: no error, log or ledger names it. */
export interface Auth {
  /** Headers that sign a request in. Throws `FailureError` where a person has to sign in again. */
  headers(): Promise<Record<string, string>>;
  /**
   * Asked once when the server refused (401) a request with these headers; answers whether `headers` gives others now.
   * Absent where there is nothing to renew.
   */
  renew?(refused: Record<string, string>): Promise<boolean>;
}

/** Requests that need no sign-in, or bring their own headers. */
export const noAuth: Auth = { headers: async () => ({}) };

/** A token that never changes, in a header of this name: `X-Api-Key`. */
export function headerAuth(name: string, token: string): Auth {
  return { headers: async () => ({ [name]: token }) };
}

/** `Authorization: Bearer`, by RFC 6750. */
export function bearerAuth(token: string): Auth {
  return headerAuth('authorization', `Bearer ${token}`);
}

/** User and password, by RFC 7617 in UTF-8. */
export function basicAuth(user: string, password: string): Auth {
  const bytes = new TextEncoder().encode(`${user}:${password}`);
  return headerAuth('authorization', `Basic ${btoa(String.fromCharCode(...bytes))}`);
}
