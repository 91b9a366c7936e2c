import { parseAddress, sitePattern } from './sites.ts';

/** An address as typed, taken apart. */
export interface FeedAddress {
  /** Ends with a slash. */
  address: string;
  path: string;
  query: string;
  host: string;
  pattern: string;
}

/** `reports.example.com/orders.csv?key=…` taken apart; null when that is no address that may be called. */
export function feedAddress(typed: string): FeedAddress | null {
  const url = parseAddress(typed);
  const pattern = url && sitePattern(url.href);
  if (!url || !pattern || url.username !== '' || url.pathname.length > 500) return null;
  const { origin, pathname, search, host } = url;
  return { address: `${origin}/`, path: pathname, query: search, host, pattern };
}

/** Connected anew, it is the same source. Tables that differ only behind the `?` are told apart by how they are called. */
export function feedId({ host, path, query }: FeedAddress, label: string): string {
  return `${host}${path}${query && label.trim() ? `?${label.trim()}` : ''}`.slice(0, 180);
}
