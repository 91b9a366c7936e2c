/** A text, or one text per plural form of its `n`. */
export type Entry = string | { one: string; other: string };

/** What a reminder to a partner is made of, in one language. `{names}` are filled in by {@link say}. */
export interface ChaserWords {
  'subject.1': Entry;
  'subject.2': Entry;
  'subject.3': Entry;
  /** Behind the orders that a subject names. */
  'subject.more': Entry;
  'greeting.named': string;
  greeting: string;
  'intro.1': Entry;
  'intro.2': Entry;
  'intro.3': Entry;
  'closing.1': string;
  'closing.2': string;
  'closing.3': string;
  regards: string;
  'column.order': string;
  'column.line': string;
  'column.itemTheirs': string;
  'column.itemOurs': string;
  'column.description': string;
  'column.open': string;
  'column.requested': string;
  'column.promised': string;
  'column.late': string;
  'column.ask': string;
  'ask.new-date': string;
  'ask.acknowledge': string;
  'ask.date': string;
  'ask.earlier': string;
  'ask.despatch': string;
  'ask.hold': string;
}
