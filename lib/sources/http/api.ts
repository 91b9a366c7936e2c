import type { LedgerEntry } from '../../domain/connection.ts';
import type { Auth } from './auth.ts';
import type { Pace } from './pace.ts';

/** What a source asks a server with. Throws `FailureError` of `failures.ts`; what `signal` was aborted with is thrown as it is. */
export interface Api {
  host: string;
  /** How fast it asks. */
  pace: Pace;
  /** Posts JSON to a path below the connection's address and answers the text that came back. */
  post(path: string, json: unknown, ask: Ask): Promise<Reply>;
  /** Any other request. */
  send(request: ApiRequest): Promise<Answer>;
}

export interface Ask {
  /** For the ledger: the method by name, and the fields it asks for. */
  what: string;
  fields: readonly string[];
  headers?: Record<string, string>;
  /** For what writes: asked once, never again by itself. Absent: true for all but GET and `post`. */
  once?: boolean;
}

export interface Reply {
  text: string;
  /** The server's own clock, where it tells. */
  serverTime: number | undefined;
}

export interface ApiRequest extends Ask {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the connection's address, or an address on the same host; another host is refused. */
  path: string;
  json?: unknown;
  /** What was answered last: where it still holds, the answer is `unchanged` and has no bytes. */
  unless?: Validators;
  /** Milliseconds for the whole answer; 25 s when absent. */
  patienceMs?: number;
  /** Refusals that are an answer, too: their body names the reason. Statuses that are asked again by themselves are none. */
  explained?: readonly number[];
}

/** How a server tells one state of an answer from another (RFC 9110, 8.8). */
export interface Validators {
  etag?: string;
  lastModified?: string;
}

export interface Answer {
  status: number;
  /** True for 304: what was answered last still holds. */
  unchanged: boolean;
  /** True for 207: only a part succeeded, and the body says which. */
  partial: boolean;
  bytes: Uint8Array<ArrayBuffer>;
  /** The media type alone, in small letters. */
  contentType: string;
  validators: Validators;
  /** How many more requests the server says that it takes for now. */
  left: number | undefined;
  /** Requests of the whole company that the server counts, of how many, where it tells. */
  quota: { used: number; of: number } | undefined;
  serverTime: number | undefined;
}

export interface ApiOptions {
  connectionId: string;
  /** Ends with a slash. */
  address: string;
  why: string;
  /** Hears of each request as it leaves, also of those that repeat another; its answer is used once this holds. */
  announce?(entry: LedgerEntry): Promise<void>;
  /** Hears of each request once it has ended, with the entry that was announced and is now complete. */
  note(entry: LedgerEntry): void;
  signal: AbortSignal;
  /** How requests are signed in; nothing is added when absent. */
  auth?: Auth;
  /** Counts one request before it leaves; throws `FailureError` when none are left for today. */
  spend?(): Promise<void>;
  /** Hears that the server answers no more for the day. */
  dayFull?(): Promise<void>;
  pace?: Pace;
  /** Milliseconds before the first repetition; doubled each time. */
  pauseMs?: number;
}
