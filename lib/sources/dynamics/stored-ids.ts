/** Rows that are stored one by one, each under an id of its own whoever it belongs to: how they are called in the store. */
const CALLED = {
  incident: (id, sourceId) => `case/${id}/${sourceId}`.slice(0, 200),
  phonecall: touchpoint,
  appointment: touchpoint,
  email: touchpoint,
  task: touchpoint,
  annotation: touchpoint,
  opportunity: (id, sourceId) => `opportunity/${sourceId}/${id}`,
  quote: (id, sourceId) => `quote/${sourceId}/${id}`,
  lead: (id, sourceId) => `lead/${sourceId}/${id}`,
  listmember: (id, sourceId) => `campaign/${sourceId}/${id}`,
  // Told apart from members by how they begin, so that one of the two tables may be refused.
  campaignresponse: (id, sourceId) => `campaign/${sourceId}#response/${id}`,
} satisfies Record<string, (id: string, sourceId: string) => string>;

export type StoredTable = keyof typeof CALLED;
const STORED_TABLES = Object.keys(CALLED) as StoredTable[];

/** Of accounts and people a deletion tells no more than that one is gone: which of ours that was, only a comparison finds. */
const PEOPLE = ['account', 'contact'] as const;
/** Tables whose deletions are followed where their changes are tracked. */
export const FOLLOWED_TABLES = [...STORED_TABLES, ...PEOPLE];
export type FollowedTable = (typeof FOLLOWED_TABLES)[number];

export function isOfPeople(table: FollowedTable): table is (typeof PEOPLE)[number] {
  return (PEOPLE as readonly string[]).includes(table);
}

/** The id in the store of what a row of these tables is. */
export function storedId(table: StoredTable, id: string, sourceId: string): string {
  return CALLED[table](id, sourceId);
}

function touchpoint(id: string, sourceId: string): string {
  return `touchpoint/${id}/${sourceId}`.slice(0, 200);
}
