import type { DBSchema, IDBPTransaction } from 'idb';
import type { Activity } from '../domain/activity.ts';
import type { Agreement } from '../domain/agreement.ts';
import type { Budget } from '../domain/budget.ts';
import type { Connection, LedgerEntry } from '../domain/connection.ts';
import type { Dismissal } from '../domain/dismissal.ts';
import type { Fact } from '../domain/fact.ts';
import type { FileMapping } from '../domain/file-mapping.ts';
import type { GivenAnswer } from '../domain/given-answer.ts';
import type { ImportJob, Reject } from '../domain/import-job.ts';
import type { ImprovementAction } from '../domain/improvement-action.ts';
import type { Lookup } from '../domain/lookup.ts';
import type { OutboxEntry } from '../domain/outbox.ts';
import type { Partner } from '../domain/partner.ts';
import type { PipelineItem } from '../domain/pipeline.ts';
import type { Provenance } from '../domain/provenance.ts';
import type { ReviewItem } from '../domain/review-item.ts';
import type { SenderChoice } from '../domain/sender-choice.ts';
import type { ShareAgreement } from '../domain/share-agreement.ts';
import type { Silence } from '../domain/silence.ts';
import type { Forecast, Stock } from '../domain/stock.ts';
import type { Union } from '../domain/union.ts';
import type { Workspace } from '../domain/workspace.ts';
import type { ShareKey } from './share-key.ts';

/** Definition of the stored records; older ones are parsed when they are read (see `blocks.ts`, `partners.ts`). */
export const RECORD_VERSION = 1;

/** What merging has to remember of a record beyond the record itself; most records have none. */
export interface Notes {
  /** Age of the fields that are older than their record's provenance says, by path. */
  ages: Map<string, number>;
  /** Values that one file gave beside the kept one, as JSON, by path: a repeated contradiction is no update. */
  contested: Map<string, string[]>;
}

/** Orders of one partner, about fifty lines. Orders are never cut. */
export interface Block {
  version: number;
  partnerId: string;
  /** Where the lines come from; the packed orders name it by its place. */
  origins: Provenance[];
  /** The orders, each packed into a line of text (see `packed-order.ts`): bytes and objects are what storing costs. */
  orders: string;
  /** How many lines the orders have; absent in blocks of the first version. */
  lines?: number;
  /** By order id for headers, by `noteKey(orderId, lineId)` for lines. */
  notes?: Map<string, Notes>;
}

/** Which blocks hold a partner's orders, in the order in which they were begun. */
export interface Shelf {
  partnerId: string;
  blocks: number[];
}

/** A partner with the number that stands for it in the identifier tables. */
export interface PartnerRecord {
  id: string;
  no: number;
  version: number;
  partner: Partner;
}

/** One immutable part of the identifier index: how many pairs its table has, and who may be in it. */
export interface Run {
  id: number;
  count: number;
  filter: Uint32Array<ArrayBuffer>;
}

/** The pairs of a run, sorted by hash: identifier hash → block number, or partner number for addresses. */
export interface RunTable {
  hashes: Uint32Array<ArrayBuffer>;
  values: Uint32Array<ArrayBuffer>;
}

/**
 * Lines, as pairs of hashes (`keyOfLine`) sorted like those of a run, that later imports said again without a difference;
 * `from` tells which of the origins each was said by last.
 */
export interface Confirmation extends RunTable {
  id: number;
  origins: Provenance[];
  from: Uint16Array<ArrayBuffer>;
}

/** Counters of the whole store. `generation` grows with every commit: caches compare it. */
export interface StoreState {
  generation: number;
  nextBlock: number;
  nextPartner: number;
  nextRun: number;
  partners: number;
  orders: number;
  lines: number;
  /** Orders whose partner is not known; absent in a store that never had one. */
  waiting?: number;
  /** The next block whose items have to be filed, and the block before which that ends; absent when all are filed. */
  reindex?: { next: number; end: number };
  /** Newest `fetchedAt` per source id. */
  sources: Map<string, number>;
}

/** How many different numbers of each shape are stored (`shapeOf`). */
export type ShapeCounts = Map<string, number>;

/** That the store had to be thrown away and begun anew, and why. */
export interface Rebuilt {
  at: number;
  reason: string;
  /** How often it happened; absent is once. */
  count?: number;
}

/**
 * What was derived of one partner. A commit deletes the summary of every partner whose records it touches, customers
 * included, in its own transaction: a missing summary is one that has to be made, a stored one is current but for the day.
 */
interface StoredSummary {
  partnerId: string;
  [field: string]: unknown;
}

/** What a person follows. */
export interface StoredFollow {
  id: string;
  [field: string]: unknown;
}

/** A record with its definition; a model is made anew where it is not of the newest. */
export interface StoredModel {
  id: string;
  [field: string]: unknown;
}

/** A text encrypted with AES-GCM, or the key that encrypts. */
type StoredSecret = { iv: Uint8Array<ArrayBuffer>; sealed: ArrayBuffer } | CryptoKey | ShareKey;

export interface StoreSchema extends DBSchema {
  state: { key: 'state'; value: StoreState };
  shapes: { key: 'shapes'; value: ShapeCounts };
  rebuilt: { key: 'rebuilt'; value: Rebuilt };
  partners: { key: string; value: PartnerRecord; indexes: { no: number } };
  shelves: { key: string; value: Shelf };
  blocks: { key: number; value: Block };
  runs: { key: number; value: Run };
  tables: { key: number; value: RunTable };
  jobs: { key: string; value: ImportJob };
  files: { key: string; value: Blob };
  rejects: { key: [string, number]; value: Reject[] };
  mappings: { key: string; value: FileMapping };
  workspace: { key: 'workspace'; value: Workspace };
  settings: { key: string; value: unknown };
  summaries: { key: string; value: StoredSummary };
  follows: { key: string; value: StoredFollow };
  /** The open lines of one partner in few words (`lib/store/summaries.ts`); holds only beside the summary made with it. */
  openLines: { key: string; value: StoredSummary };
  /** What was gathered over all summaries, by name. */
  gathered: { key: string; value: unknown };
  confirmations: { key: number; value: Confirmation };
  /** The cells of one partner (`lib/store/partner-cells.ts`), made beside its summary; without it they are not read. */
  cells: { key: string; value: StoredSummary };
  /** What was trained on the company's own history, by name. */
  models: { key: string; value: StoredModel };
  agreements: { key: string; value: Agreement; indexes: { partner: string } };
  facts: { key: string; value: Fact; indexes: { partner: string } };
  dismissals: { key: string; value: Dismissal; indexes: { partner: string } };
  activities: { key: string; value: Activity; indexes: { partner: string } };
  stocks: { key: string; value: Stock; indexes: { partner: string; item: string } };
  forecasts: { key: string; value: Forecast; indexes: { partner: string } };
  connections: { key: string; value: Connection };
  /** Encrypted with a key that no script can read; the key itself lies under `key`. */
  secrets: { key: string; value: StoredSecret };
  ledger: { key: number; value: LedgerEntry };
  /** What waits to be written to a connected system. */
  outbox: { key: string; value: OutboxEntry };
  /** Partners that stand for one company. */
  unions: { key: string; value: Union };
  /** What a connected system answered about a number or an address, also that it knows none. */
  lookups: { key: string; value: Lookup };
  /** What was asked of a connected system on one day. */
  budgets: { key: string; value: Budget };
  /** Lines that a person said are known until a day. */
  silences: { key: string; value: Silence; indexes: { partner: string } };
  /** Portals that people taught, by id. */
  taughtSites: { key: string; value: StoredModel };
  /** What is to be spoken of at the next review. */
  reviewItems: { key: string; value: ReviewItem; indexes: { partner: string } };
  /** Who people said that a sender of mail is. */
  senderChoices: { key: string; value: SenderChoice; indexes: { partner: string } };
  /** Opportunities, quotes, leads and campaigns. */
  pipeline: { key: string; value: PipelineItem; indexes: { partner: string } };
  shares: { key: string; value: ShareAgreement; indexes: { partner: string } };
  shareAnswers: { key: string; value: GivenAnswer; indexes: { partner: string } };
  improvementActions: { key: string; value: ImprovementAction; indexes: { partner: string } };
}

/** Every object store of the newest version. */
export const STORE_NAMES = [
  'state',
  'shapes',
  'rebuilt',
  'partners',
  'shelves',
  'blocks',
  'runs',
  'tables',
  'jobs',
  'files',
  'rejects',
  'mappings',
  'workspace',
  'settings',
  'summaries',
  'follows',
  'openLines',
  'gathered',
  'confirmations',
  'cells',
  'models',
  'agreements',
  'facts',
  'dismissals',
  'activities',
  'stocks',
  'forecasts',
  'connections',
  'secrets',
  'ledger',
  'outbox',
  'unions',
  'lookups',
  'budgets',
  'silences',
  'taughtSites',
  'reviewItems',
  'senderChoices',
  'pipeline',
  'shares',
  'shareAnswers',
  'improvementActions',
] as const satisfies readonly (keyof StoreSchema)[];

export type StoreName = (typeof STORE_NAMES)[number];
export type ReadTx = IDBPTransaction<StoreSchema, StoreName[], 'readonly' | 'readwrite'>;
export type WriteTx = IDBPTransaction<StoreSchema, StoreName[], 'readwrite'>;
