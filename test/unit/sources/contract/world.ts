import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Connection } from '../../../../lib/domain/connection.ts';
import type { Store } from '../../../../lib/store/open.ts';
import { dynamicsWorld } from './dynamics-world.ts';
import { feedWorld } from './feed-world.ts';
import { hubspotWorld } from './hubspot-world.ts';
import { hubspotOwnWorld, salesforceOwnWorld } from './own-worlds.ts';
import { salesforceWorld } from './salesforce-world.ts';
import { trytonWorld } from './tryton-world.ts';
import { zohoWorld } from './zoho-world.ts';

/** What one system needs to be run through the tests that every source passes: its simulator, in the words of orders. */
export interface World {
  name: string;
  /** Orders of one page, as the source reads them. */
  pageSize: number;
  /** Nothing is stored before the last page is here, and then all of them in one commit. */
  atOnce: boolean;
  /** In how many answers more than two pages of orders come. */
  pages: 1 | 2 | 3;
  /** How long the source waits for one answer, in milliseconds. */
  patienceMs: number;
  /** Faults that can not meet this source, by their name, with why. */
  without: Record<string, string>;
  /** What lies there: so many orders of one line of 10 pieces each, numbered from 1 in the order in which they were made. */
  fill(orders: number): void;
  /** One more order of that kind. */
  add(order: number): void;
  /** An order is taken back in the way that this system has for it. */
  remove(order: number): void;
  /** An order gets the number that the order of another place would have, as a mistake is corrected. Absent where tables only add. */
  renumber?(order: number, as: number): void;
  /** The ordered quantity of an order's line, marked as changed now by the server's clock. */
  edit(order: number, quantity: number): void;
  /** Which of the orders bears this number. */
  placeOf(number: string): number;
  /** Something that the line of an order can not be read without: gone, empty, or of another type. Answers its name. */
  damage(order: number, how: 'missing' | 'null' | 'wrong type'): string;
  /** The line as it was, marked as changed now. */
  mend(order: number): void;
  /** A field that nobody knows, beside the others of an order and its line. */
  addUnknown(order: number): void;
  /** Milliseconds by which the server's clock is ahead. */
  skew: number;
  /**
   * Hears of every request before it is answered; true: it has been dealt with. `strikes`: it is the one of a page at which
   * faults are tried, each page has one; with `pageBegins` it is the first of its page.
   */
  hook: ((call: Call, response: ServerResponse) => boolean) | undefined;
  /** Requests that arrived. */
  asked(): number;
  /** An answer whose records have none of the fields that are known. */
  drifted: string;
  /** An answer of its form that has no record and says where the next page lies; that of a report when absent. */
  nextAt?(address: string): string;
  /** The codes that this source has of its own; `refusedOnce` where a sign-in can not be renewed by itself. */
  codes: { drift: string; refusedOnce?: string };
  /** Connects a new store to it, as the options page does; answers the connection's id. */
  connect(store: Store): Promise<string>;
  close(): Promise<void>;
}

interface Call {
  request: IncomingMessage;
  strikes: boolean;
  pageBegins: boolean;
}

/** Every source joins here, in each form in which it answers. */
export const WORLDS: readonly {
  system: Connection['system'];
  form: string;
  open(pageSize?: number): Promise<World>;
}[] = [
  { system: 'tryton', form: 'records', open: trytonWorld },
  { system: 'salesforce', form: 'records', open: salesforceWorld },
  { system: 'salesforce', form: 'own objects', open: salesforceOwnWorld },
  { system: 'hubspot', form: 'records', open: hubspotWorld },
  { system: 'hubspot', form: 'own objects', open: hubspotOwnWorld },
  { system: 'dynamics', form: 'records', open: dynamicsWorld },
  { system: 'zoho', form: 'records', open: zohoWorld },
  { system: 'feed', form: 'json', open: (pageSize) => feedWorld('json', pageSize) },
  { system: 'feed', form: 'csv', open: (pageSize) => feedWorld('csv', pageSize) },
];
