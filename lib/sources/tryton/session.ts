import { z } from 'zod';
import { FailureError } from '../../domain/result.ts';
import { httpFailure } from '../http/failures.ts';
import type { Api } from '../http/open-api.ts';
import { parseAnswer } from './values.ts';

/** Whom a session is for. The password stays in here. */
export interface TrytonAccount {
  database: string;
  user: string;
  password: string;
}

/** Remote calls of one signed-in user. */
export interface TrytonSession {
  /**
   * Calls a method of a model. Throws `FailureError`: those of `Api`, `tryton-refused` for errors inside an answer, of
   * which `write-overtaken` says that somebody changed the record meanwhile. `once`: nothing is repeated by itself.
   */
  call(method: string, params: unknown[], fields?: readonly string[], once?: boolean): Promise<unknown>;
  /** `6.0.29`; asked without signing in. */
  version(): Promise<string>;
  /** The server's clock as last heard; this browser's before. */
  serverTime(): number;
}

const answerSchema = z.union([
  z.object({ result: z.unknown(), error: z.undefined().optional() }),
  z.object({ error: z.array(z.unknown()) }),
]);
const loginSchema = z.tuple([z.number().int(), z.string().min(1)]);
/** Tryton's own words are cut: they may hold anything. */
const LONGEST_WORDS = 200;

/**
 * Signs in when the first call needs it, and once more when the session has timed out. Errors come inside of answers with
 * status 200 and are thrown. Facts: JSON-RPC of trytond 6.0, checked against a server.
 */
export function openSession(api: Api, account: TrytonAccount): TrytonSession {
  const path = `${encodeURIComponent(account.database)}/`;
  const { host } = api;
  let number = 0;
  let header: Promise<string> | undefined;
  let clock: number | undefined;

  async function send(
    where: string,
    method: string,
    params: unknown[],
    fields: readonly string[],
    auth?: string,
    once = false,
  ) {
    number += 1;
    const { text, serverTime } = await api.post(
      where,
      { id: number, method, params },
      { what: method, fields, headers: auth ? { authorization: auth } : {}, once },
    );
    clock = serverTime ?? clock;
    const answer = answerSchema.safeParse(parsed(text, host));
    if (!answer.success) throw httpFailure('answer-unexpected', host);
    if ('error' in answer.data && answer.data.error) throw refused(method, answer.data.error);
    return 'result' in answer.data ? answer.data.result : undefined;
  }

  async function signIn(): Promise<string> {
    const { user, password } = account;
    const result = loginSchema.safeParse(await send(path, 'common.db.login', [user, { password }, 'en'], []));
    if (!result.success) throw httpFailure('sign-in-refused', host);
    const [id, key] = result.data;
    const bytes = new TextEncoder().encode(`${user}:${id}:${key}`);
    return `Session ${btoa(String.fromCharCode(...bytes))}`;
  }

  async function call(
    method: string,
    params: unknown[],
    fields: readonly string[] = [],
    once = false,
  ): Promise<unknown> {
    header ??= signIn();
    const used = header;
    const auth = await used;
    try {
      return await send(path, method, params, fields, auth, once);
    } catch (error) {
      if (!(error instanceof FailureError) || error.failure.code !== 'sign-in-refused') throw error;
      // Of calls that are under way together, the first one signs in for all.
      if (header === used) header = signIn();
      // Refused before it was looked at: nothing was done.
      return send(path, method, params, fields, await header, once);
    }
  }

  return {
    call,
    version: async () => `${await send('', 'common.server.version', [], [])}`,
    serverTime: () => clock ?? Date.now(),
  };
}

function parsed(text: string, host: string): unknown {
  try {
    return parseAnswer(text);
  } catch {
    throw httpFailure(text.trimStart().startsWith('<') ? 'answer-not-json' : 'answer-cut-off', host);
  }
}

function refused(method: string, error: unknown[]): FailureError {
  // `["UserError", [message, description, domain]]`, or `[words, traceback]`.
  const [kind, ...said] = error.flat().filter((each) => typeof each === 'string' && each !== '');
  if (kind === 'ConcurrencyException') return new FailureError(overtaken);
  const words = (kind === 'UserError' || kind === 'UserWarning' ? said : [kind, ...said]).join(': ');
  return new FailureError({
    code: 'tryton-refused',
    message: `Tryton refused ${method}: ${words.slice(0, LONGEST_WORDS).replace(/\.+$/, '') || 'no reason given'}.`,
    next: 'Records read so far are kept. Run the connection check: it names the object or field that is missing.',
  });
}

const overtaken = {
  code: 'write-overtaken',
  message: 'Somebody changed the record in Tryton at the same moment.',
  next: 'Nothing was overwritten; it is looked at again.',
};
