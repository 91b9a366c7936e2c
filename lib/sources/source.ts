import type { Activity, OpenTask, Touchpoint } from '../domain/activity.ts';
import type { Connection, SyncCursor } from '../domain/connection.ts';
import type { Reject } from '../domain/import-job.ts';
import type { Wanted } from '../domain/lookup.ts';
import type { Order } from '../domain/order.ts';
import type { OutboxEntry } from '../domain/outbox.ts';
import type { Partner } from '../domain/partner.ts';
import type { Lead, PipelineItem } from '../domain/pipeline.ts';
import type { Provenance } from '../domain/provenance.ts';
import type { Forecast, Stock } from '../domain/stock.ts';
import type { CheckStep } from './check-step.ts';
import type { OwnAccess } from './custom-objects/own-access.ts';
import type { Api } from './http/open-api.ts';
import type { Pace } from './http/pace.ts';
import type { ObjectSample } from './object-sample.ts';
import type { OfferName } from './offers.ts';

/** One page of domain records from a source, with the cursor that continues behind it. */
export interface SourcePage<Cursor> {
  partners: Partner[];
  /** Orders may come in parts: lines of one order lie scattered in real files. The store merges by id. */
  orders: Order[];
  /** Records beside orders. A page has those or orders, never both. */
  beside?: {
    activities?: Activity[];
    stocks?: Stock[];
    forecasts?: Forecast[];
    notes?: FoundNote[];
    /** What colleagues still have to do; it counts only for partners who are here. */
    tasks?: OpenTask[];
    /** What may become an order; it counts only for partners who are here. */
    pipeline?: PipelineItem[];
    /** Leads, whose company only the store can tell; those of nobody who is here are left out, and counted. */
    leads?: FoundLead[];
    /** Activities and pipeline items that the system has no more, by what they would be; they go where they came from there alone. */
    gone?: GoneRecord[];
    /** Orders that the system has no more, by what all their lines have as their native id. */
    goneOrders?: { nativeId: string; sourceId: string }[];
    /** Pipeline items whose ids begin so are whole in this page: others of them, from there alone, are gone. */
    wholes?: { begin: string; sourceId: string }[];
  };
  /** News of partners that count only where these are here already, in the roles that they have here. */
  known?: Partner[];
  /** Whose people with these addresses, or of these names, are now, by what the system has: its contacts of other partners with one of them go. */
  moved?: (({ email: string } | { name: string }) & { partnerIds: string[]; provenance: Provenance })[];
  /** An object that the system did not let us read; its others go on. */
  unread?: NonNullable<SyncCursor['unread']>[number];
  rejects: Reject[];
  /** Rows or records this page covers, counted before merging. */
  rows: number;
  cursor: Cursor;
  /**
   * Where in the source a field of an order line (of its order, where `lineId` is empty) was last said; null for a field
   * that repeats another one.
   */
  placeOf(orderId: string, lineId: string, field: string): { line: number; column: string } | null;
}

/** An activity or pipeline item that was deleted in the system, or is called otherwise now. */
export type GoneRecord = { id: string; sourceId: string };

/** A lead, and what may tell which partner it is of. */
export interface FoundLead {
  lead: Omit<Lead, 'partnerId'>;
  /** The ids that a partner of its company's name or number would have. */
  partnerIds: string[];
  /** Its address, the domain of that, and its website's. */
  addresses: string[];
}

/**
 * A note that lies in the system. It counts only for partners who are here; where a person logged it here, what was logged
 * stays, but for words that were `edited` in the system since.
 */
export interface FoundNote {
  touchpoint: Touchpoint;
  edited: boolean;
}

/** Systems that are read record by record; a table at an address is read as a file (`lib/sync/run-feed.ts`). */
export type RecordConnection = Exclude<Connection, { system: 'feed' }>;

/** Records that a look-up found: orders with their partners, and partners alone. */
export interface FoundRecords extends Pick<SourcePage<never>, 'partners' | 'orders' | 'rejects'> {
  /** An object that orders were not looked for in, and one that addresses were not. */
  unread?: { object: string; message: string };
  unreadSuppliers?: { object: string; message: string };
}

/** A company's own system that records are read from. */
export interface Source<Own extends RecordConnection = RecordConnection> {
  system: Own['system'];
  /** How fast it may be asked; a server that the company runs for itself when absent. */
  pace?: Pace;
  /** What surfaces show that rests on objects or fields which need not be there, by their names in the capabilities. */
  needs: Partial<Record<OfferName, readonly string[]>>;
  /** Whose records a sign-in opens, where its address alone does not tell; absent for a server and database of one company. */
  account?: AccountAccess<Own>;
  /** What else the company's own objects may tell, where it chose some. */
  ownTells?: readonly OfferName[];
  /**
   * Asks the system, step by step, for what a connection needs; `done` hears of each step that holds. Answers
   * what was found, as members of the connection, and stores nothing. Throws the failure of the first step that does not hold.
   */
  check(
    api: Api,
    connection: Own,
    secret: string,
    done: (step: CheckStep, detail: string) => void,
  ): Promise<Partial<Own>>;
  /**
   * The connection at the place that a sign-in leads to; absent where that is always the one that was asked. Throws
   * `FailureError` for a place that no token may go to.
   */
  movesTo?(connection: Own, said: Whereabouts): Own;
  /** How whoever signs in is renewed once the key for renewals has ended, without showing a page; absent where only with one. */
  silent?: Silent<Own>;
  /** What is called on the way signs in with `secret` when it first has to, where `api` does not; that stays within. */
  open(api: Api, connection: Own, secret: string): OpenSource;
}

/** One customer of a system: an organisation, an environment, a portal. Its records are of nobody else. */
export interface Account {
  /** As the system numbers it; empty where nobody knows. */
  id: string;
  /** How people call it. */
  name: string;
}

/** How the account is found that a sign-in opens, and the one that a connection is of. */
interface AccountAccess<Own> {
  /** The one that the connection is of; without an id until a check found it. */
  of(connection: Own): Account;
  /** The one that whoever signed in opens; `facts`: what of the connection it is, its user among them. */
  ask(api: Api, connection: Own): Promise<Account & { facts: Partial<Own> }>;
}

/** A sign-in server that lets in who is signed in there in this browser (`prompt=none`). */
interface Silent<Own extends RecordConnection> {
  /** Milliseconds from a sign-in until the key for renewals ends, however often it is used. */
  keyMs: number;
  /**
   * Who the connection's user is, with the name that the sign-in server has for them (empty where that is not known); as
   * `account.ask` finds it, too. Undefined: nobody who could be told apart.
   */
  person(connection: Own): { id: string; login: string } | undefined;
}

/** Where a sign-in says that an organisation lives. */
export interface Whereabouts {
  /** The server that gives its tokens: `accounts-server` of the redirect. */
  accounts?: string | undefined;
  /** Where it is asked: `api_domain` of a token answer. */
  api?: string | undefined;
}

/** Ids of order lines: how all of their kind begin, and how many more of it the system says that there are. */
export interface LineIds {
  kind: string;
  ids: string[];
  total: number;
  /**
   * How those begin that took the place of this kind, of which none counts any more: it leaves once there are some. Empty where
   * nothing did, as a person does not want it read any more: it leaves.
   */
  replacedBy?: string;
}

/** One connected system. Every call throws `FailureError`: those of `Api`, and its own. */
export interface OpenSource {
  /**
   * What the system has and how it calls that by now, as members of the connection; asked once a day before anything is read.
   * Says what can be read no more (`unread`), and what only now (`anew`). Absent where that does not change.
   */
  facts?(): Promise<Partial<RecordConnection>>;
  /** How many orders changed since an instant of the server's clock, and what that clock says now. */
  measure(since: number | undefined): Promise<{ total: number; until: number }>;
  /** Reads one record of each object that a sync reads, for the check of a connection; one that is refused ends nothing. */
  sampleObjects(): AsyncGenerator<ObjectSample>;
  /** The pages that lie behind the cursor, those of the newest orders first; each is whole in itself. */
  pull(cursor: SyncCursor, jobId: string): AsyncGenerator<SourcePage<SyncCursor>>;
  /**
   * The ids of all order lines that the system holds now, as their `id` is in the store, and how many it says that these
   * are: what is missing of a kind (how its ids begin) was deleted there. Also of cases, touchpoints and what may become an
   * order; the accounts of partners as `account <id>`, their people as `person <address>`. Absent where a system
   * tells of deletions by itself, or can not list ids.
   */
  lineIds?(): AsyncGenerator<LineIds>;
  /** Of these the accounts and people alone; present where the system tells that some were deleted, and not which ones. */
  peopleIds?(): AsyncGenerator<LineIds>;
  /** What of these the system has, as its own records; absent where it can not be asked for single ones. */
  find?(wanted: readonly Wanted[], jobId: string): Promise<FoundRecords>;
  /** Absent where nothing can be written. */
  push?: Push;
  /** How objects of the company's own are found, for a person to say what they stand for; absent where there are none. */
  own?(): OwnAccess;
}

/**
 * Writing into a system. Whoever writes has looked right before, so that what is there already is never written twice,
 * and what somebody else changed is never overwritten. Refusals for good are `FailureError` with a code of `DEFINITE`.
 */
export interface Push {
  /** What the system holds now of what the entry wants. */
  look(entry: OutboxEntry): Promise<Look>;
  /** Asks once, without repeating anything. Where somebody changed the records since the look: `write-overtaken`. */
  write(entry: OutboxEntry, look: OpenLook): Promise<{ made: string[] }>;
  /**
   * Asks once for two entries that belong together, in one request: both are written or neither. Answers the records that each
   * made. Absent where the system has no such request.
   */
  writeBoth?(
    entries: readonly [OutboxEntry, OutboxEntry],
    looks: readonly [OpenLook, OpenLook],
  ): Promise<[string[], string[]]>;
}

export type Look =
  /** It is written; `made`: the records that carry it. */
  | { is: 'done'; made: string[] }
  /** It holds something else than what the person saw. */
  | { is: 'other'; theirs: string | null }
  | OpenLook;

/** Not written yet. */
export interface OpenLook {
  is: 'open';
  /** The records that will be changed, with what they hold now. */
  before: Record<string, string | null>;
  /** The system's own mark of each record's version; empty where it makes a new record. */
  versions: Record<string, string>;
  /** What a new record will belong to. */
  parent?: string;
}
