import { z } from 'zod';
import { fileMappingSchema } from './file-mapping.ts';
import { ownObjectsSchema } from './own-objects.ts';
import { type CodeSignIn, SILENT_REFUSALS, signInSchema } from './sign-in.ts';
import { deltaLinksSchema, tableStateSchema, unreadSchema } from './sync-marks.ts';

/** What a server was found to hold: an object or field that is missing hides what needs it. By name, `model` or `model.field`. */
const capabilitiesSchema = z.record(z.string().max(100), z.boolean());
export type Capabilities = z.infer<typeof capabilitiesSchema>;

/** Our fields for which a person may choose another field of the system. */
export const CHOSEN_FIELDS = [
  'promisedOn',
  'requestedOn',
  'confirmedOn',
  'buyer',
  'buyerGroup',
  'plant',
] as const;
export type ChosenField = (typeof CHOSEN_FIELDS)[number];
const systemFieldSchema = z.object({
  /** Whether orders or their lines have it. */
  of: z.enum(['order', 'line']),
  name: z.string().regex(/^[a-z_][a-z0-9_]{0,99}$/),
  /** It names another record: what is read is that record's name. */
  relation: z.boolean(),
});
export type SystemField = z.infer<typeof systemFieldSchema>;
const fieldChoiceSchema = z.partialRecord(z.enum(CHOSEN_FIELDS), systemFieldSchema);
export type FieldChoice = z.infer<typeof fieldChoiceSchema>;

const base = {
  /** `erp.example.com/database`: connected anew, it is the same source. */
  id: z.string().min(1).max(180),
  /** How people call it. */
  label: z.string().min(1).max(100),
  /** `https://erp.example.com/`, ends with a slash; http on this machine only. */
  address: z.string().max(300),
  /** Minutes between two syncs. */
  everyMinutes: z.number().int().min(5).max(1440),
  /** Instant, by the server's clock, up to which all changes are here; absent until the first load is done. */
  syncedTo: z.number().int().optional(),
  /** How many requests it may be asked in a day; absent: as many as it takes. */
  perDay: z.number().int().min(1).max(1_000_000).optional(),
  /** The server turned the sign-in down: nothing is asked there until a person signs in again. */
  signInAgain: z.boolean().optional(),
  /** When a new sign-in was last asked for without showing a page, and why there is none. */
  silent: z.object({ at: z.number(), refused: z.enum(SILENT_REFUSALS).optional() }).optional(),
  /** Last time that stock and forecasts were read, and what was deleted in the system was looked for. */
  daily: z
    .object({
      at: z.number().int(),
      /** Lines that had left the system and were removed here. */
      removed: z.number().int().nonnegative(),
      /** Set where so much was missing that nothing was removed. */
      refused: z.object({ missing: z.number().int(), of: z.number().int() }).optional(),
      /** So many may be missing the next time: a person said that they are to go. */
      accepted: z.number().int().optional(),
    })
    .optional(),
  /** As the last sync left them. */
  deltaLinks: deltaLinksSchema.optional(),
  /** Leads that the last sync left out, of companies that are not here. */
  leftOut: z.number().int().nonnegative().optional(),
  /** Objects that the last sync was refused; all others were read. */
  unread: z.array(unreadSchema).optional(),
  /** Steps of a sync that read what could not be read before, or `EVERYTHING`: the next one reads them from the beginning. */
  anew: z.array(z.string().max(40)).optional(),
  createdAt: z.number().int(),
};

const companySchema = z.object({ id: z.number().int(), name: z.string().max(200) });
export type Company = z.infer<typeof companySchema>;

const trytonSchema = z.object({
  ...base,
  system: z.literal('tryton'),
  database: z.string().max(100),
  user: z.string().max(200),
  /** The company in the system whose records are read. */
  company: z.number().int(),
  /** All companies that the user works for, as the last check found them. */
  companies: z.array(companySchema).max(500).optional(),
  capabilities: capabilitiesSchema,
  /** Fields that a person chose in place of the usual ones. */
  fields: fieldChoiceSchema.optional(),
});
export type TrytonConnection = z.infer<typeof trytonSchema>;

/** What every system shares that the HTTP layer signs in: its tokens, or its token, lie apart and encrypted (`lib/store/secrets.ts`). */
const signedIn = {
  ...base,
  signIn: signInSchema,
  /** Who signed in, as the system calls the person; empty where it does not say. */
  user: z.string().max(200),
  capabilities: capabilitiesSchema,
  /** The company's own objects that a person said what they stand for. */
  own: ownObjectsSchema.optional(),
};

const ourselves = {
  /** Our own company, as the system calls it: it serves the orders. */
  company: z.string().max(300),
  /** Of amounts for which nothing else is said; empty where the system does not say either. */
  currency: z.string().regex(/^([A-Z]{3})?$/),
};

/** The id of the organisation; absent until a check finds it. A sign-in to another one is refused. */
const orgSchema = z.string().max(40).optional();

const salesforceSchema = z.object({
  ...signedIn,
  system: z.literal('salesforce'),
  /** `v66.0`: the newest that the server had at the last check. */
  version: z.string().regex(/^v\d{1,3}\.\d$/),
  ...ourselves,
  org: orgSchema,
});
export type SalesforceConnection = z.infer<typeof salesforceSchema>;

const hubspotSchema = z.object({
  ...signedIn,
  system: z.literal('hubspot'),
  /** The ID of the account, as HubSpot shows it: a token of another one is refused. */
  account: z.string().regex(/^\d{1,20}$/),
  currency: ourselves.currency,
});
export type HubspotConnection = z.infer<typeof hubspotSchema>;

const dynamicsSchema = z.object({
  ...signedIn,
  system: z.literal('dynamics'),
  ...ourselves,
  org: orgSchema,
  /** Who signed in: the id there, and the name at the sign-in server. Nobody else is taken when a sign-in is renewed silently. */
  person: z.object({ id: z.guid(), login: z.string().max(200) }).optional(),
});
export type DynamicsConnection = z.infer<typeof dynamicsSchema>;

const zohoSchema = z.object({
  ...signedIn,
  system: z.literal('zoho'),
  /** The id of the organisation; empty until the first check. A sign-in to another one is refused. */
  org: z.string().regex(/^\d{0,30}$/),
  ...ourselves,
  /** What the organisation calls modules and fields that it renamed, by what Zoho calls them: `Vendors`, `Vendors.Email`. */
  names: z.record(z.string().max(100), z.string().regex(/^[A-Za-z]\w{0,99}$/)),
});
export type ZohoConnection = z.infer<typeof zohoSchema>;

/** A table that a reporting system serves at an address. What stands behind its `?` may be a key and lies with the secrets. */
const feedSchema = z.object({
  ...base,
  system: z.literal('feed'),
  /** `/reports/orders.csv` */
  path: z.string().max(500),
  signIn: signInSchema,
  /** What its columns mean. */
  mapping: fileMappingSchema,
  /** Headings whose values did not all fit when a person agreed on the columns: that stops no later reading. */
  odd: z.array(z.string().max(300)).max(1000).optional(),
  /** What of it is here. */
  state: tableStateSchema.optional(),
});
export type FeedConnection = z.infer<typeof feedSchema>;

/** A company's own system that records come from. Its password or key lies apart, encrypted (`lib/store/secrets.ts`). */
export const connectionSchema = z.discriminatedUnion('system', [
  trytonSchema,
  salesforceSchema,
  hubspotSchema,
  dynamicsSchema,
  zohoSchema,
  feedSchema,
]);
export type Connection = z.infer<typeof connectionSchema>;
export type SystemName = Connection['system'];

/** True where a person signed in on the page of a sign-in server, so that tokens are kept instead of a password or key. */
export function signsInByCode<C extends Connection>(connection: C): connection is C & { signIn: CodeSignIn } {
  return 'signIn' in connection && connection.signIn.kind === 'code';
}

/** The source id under which records of a connection are stored. */
export function sourceIdOf({ system, id }: Pick<Connection, 'system' | 'id'>): string {
  return `${system}:${id}`;
}

/** True for systems that state a record whole, so that what they no longer say is no longer so; tables only add. */
export function statesRecordsWhole(sourceId: string): boolean {
  return connectionSchema.options.some(
    ({ shape: { system } }) => system.value !== 'feed' && sourceId.startsWith(`${system.value}:`),
  );
}

/** Where a sync stands, committed together with the records before it. */
export const syncCursorSchema = z.object({
  connectionId: z.string().max(180),
  /** Only what changed behind this instant by the server's clock; absent reads everything. */
  since: z.number().int().optional(),
  /** The server's clock when the sync began: what changes later is for the next one. */
  until: z.number().int(),
  /** What is being read now, by the name that the source has for it: `purchases`, `orders`; `table` of a table. */
  object: z.string().min(1).max(40),
  /** The record id below which the rest lies, where ids are numbers: newest records come first. */
  below: z.number().int().optional(),
  /** Behind what the rest lies, where the source has a mark of its own for it. */
  behind: z.string().max(300).optional(),
  /** Whether this sync also does what is done once a day. */
  daily: z.boolean().optional(),
  /** Orders read, of how many; the total is what the server said at the start. */
  read: z.number().int().nonnegative(),
  total: z.number().int().nonnegative(),
  /** The state of the table that is being read. */
  table: tableStateSchema.optional(),
  /** What has been followed stands behind what it told. */
  deltaLinks: deltaLinksSchema.optional(),
  /** Accounts or people were deleted there: at its end it is compared who is left, as is done once a day. */
  peopleGone: z.boolean().optional(),
  /** Leads that this sync left out so far, of companies that are not here. */
  leftOut: z.number().int().nonnegative().optional(),
  /** Objects that this sync was refused so far: a gap that its end has to tell of. */
  unread: z.array(unreadSchema).optional(),
  /** Steps that this sync reads from the beginning. */
  anew: z.array(z.string().max(40)).optional(),
  /** What changed behind this instant is read; now follows all. */
  again: z.number().int().optional(),
});
export type SyncCursor = z.infer<typeof syncCursorSchema>;

/** One request that left this browser. It names no secret, no value and no record: what was asked, and how it ended. */
export interface LedgerEntry {
  at: number;
  connectionId: string;
  host: string;
  /** The method, for a remote call its name: `model.purchase.purchase.search_read`. */
  what: string;
  /** Why it was asked: `sync`, `check`. */
  why: string;
  /** Names of the fields that were asked for. */
  fields: string[];
  sent: number;
  received: number;
  /** Milliseconds until the last byte. */
  took: number;
  /** `200`, or the code of what went wrong. */
  outcome: string;
}
