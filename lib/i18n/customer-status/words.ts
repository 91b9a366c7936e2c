import type { Entry } from '../chaser/words.ts';

/** What a status for a customer is made of, in one language. States fit into a cell of a plain table. */
export interface StatusWords {
  greeting: string;
  /** Of orders with numbers, and of those without. */
  intro: Entry;
  'intro.bare': string;
  'intro.more': string;
  /** Below the table: what its dates are worth. */
  dates: string;
  likely: string;
  closing: string;
  regards: string;
  'column.theirOrder': string;
  'column.order': string;
  'column.line': string;
  'column.item': string;
  'column.description': string;
  'column.quantity': string;
  'column.open': string;
  'column.state': string;
  'column.needed': string;
  'column.promised': string;
  'column.expected': string;
  'column.material': string;
  'column.likely': string;
  'column.done': string;
  'state.done': string;
  'state.arrived': string;
  'state.on-track': string;
  'state.uncertain': string;
  'state.delayed': string;
  'state.undated': string;
  'state.cancelled': string;
  'waits.material': string;
  'range.between': string;
  'range.from': string;
}
