/*
 * What is read of a message that is being written, apart from its schema: scripts in foreign pages run without libraries.
 */

/** Numbers, dates, quantities and prices that are taken of one draft; of more the first, and the draft says so. */
export const MAX_DRAFT_FACTS = 300;
/** People that one draft is written to; of more the first. */
export const MAX_DRAFT_PEOPLE = 50;

/** What kind of saying a clause is. Only the first three say what is so. */
export const DRAFT_SAYINGS = [
  /** What will be, or is agreed: "will arrive on", "is confirmed for". */
  'promise',
  /** What has happened: "shipped on". */
  'past',
  /** What once was agreed: "was promised for", "you confirmed". */
  'once',
  'question',
  'request',
  'negation',
  /** If, would, might. */
  'perhaps',
  /** What a table, list or phrase shows without saying that it is so: "instead of 12 May". */
  'replaced',
] as const;

/** What a clause speaks of; `unsaid`: no word of it tells, and it names an order. */
export const DRAFT_TOPICS = ['arrive', 'ship', 'order', 'open', 'price', 'unsaid', 'other'] as const;

/** Where a fact stands: "by" is until that day, "from" not before it. */
export const DRAFT_BOUNDS = ['by', 'from'] as const;
