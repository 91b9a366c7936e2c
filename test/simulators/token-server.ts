import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A token server on loopback that rotates refresh tokens and ends a sign-in whose spent token comes again (RFC 9700, 4.14). */
export interface TokenServer {
  /** `http://127.0.0.1:4611` */
  origin: string;
  /** Every refresh that was asked for, and how it ended. */
  refreshes: ('granted' | 'invalid_grant')[];
  /** Spent tokens that came again. */
  reused: number;
  /** Starts a sign-in: the tokens that a person's consent would give. */
  signIn(): { access: string; refresh: string };
  /** Ends all access tokens; refresh tokens go on. */
  expire(): void;
  /** True while an access token may read. */
  admits(authorization: string | undefined): boolean;
  close(): Promise<void>;
}

export async function startTokens(): Promise<TokenServer> {
  let current: string | undefined;
  const spent = new Set<string>();
  const valid = new Set<string>();
  const issue = () => {
    const tokens = { access: `access-${randomUUID()}`, refresh: `refresh-${randomUUID()}` };
    current = tokens.refresh;
    valid.add(tokens.access);
    return tokens;
  };
  const server = createServer((request, response) => {
    const end = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    void formOf(request).then((form) => {
      const given = form.get('refresh_token') ?? '';
      if (form.get('grant_type') === 'client_credentials') {
        const { access } = issue();
        return end(200, { access_token: access, token_type: 'Bearer', expires_in: 600 });
      }
      if (spent.has(given)) {
        tokens.reused += 1;
        current = undefined;
        valid.clear();
      }
      if (given !== current) {
        tokens.refreshes.push('invalid_grant');
        return end(400, { error: 'invalid_grant' });
      }
      spent.add(given);
      const { access, refresh } = issue();
      tokens.refreshes.push('granted');
      return end(200, {
        access_token: access,
        refresh_token: refresh,
        token_type: 'Bearer',
        expires_in: 600,
      });
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const tokens: TokenServer = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    refreshes: [],
    reused: 0,
    signIn: issue,
    expire: () => valid.clear(),
    admits: (authorization) => valid.has((authorization ?? '').replace('Bearer ', '')),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
  return tokens;
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  let body = '';
  for await (const piece of request) body += piece;
  return new URLSearchParams(body);
}
