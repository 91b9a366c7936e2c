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
} satisfies Record<string, (id: string, sourceId: string) => string>;

export type StoredTable = keyof typeof CALLED;
export const STORED_TABLES = Object.keys(CALLED) as StoredTable[];

/** The id in the store of what a row of these tables is. */
export function storedId(table: StoredTable, id: string, sourceId: string): string {
  return CALLED[table](id, sourceId);
}

function touchpoint(id: string, sourceId: string): string {
  return `touchpoint/${id}/${sourceId}`.slice(0, 200);
}
