import type { PageReading } from '../../../domain/page-reading.ts';
import type { SiteHealth } from '../../../domain/site-health.ts';
import type { SiteHooks } from '../../../domain/site-hooks.ts';
import type { SiteAdapter } from '../../site-adapter.ts';
import type { PageToRead } from '../read-orders.ts';
import { contradictions } from './contradictions.ts';
import { lookAt, select } from './places.ts';
import { readByHooks } from './read-by-hooks.ts';

/** A page as an adapter read it, or as its structure says where the adapter does not fit any more. */
export interface SiteReading {
  reading: PageReading;
  health: SiteHealth;
}

/** What can read pages: an adapter, or a taught portal under an id of its own. */
export type HookedSite = Pick<SiteAdapter, 'id' | 'version' | 'pages'>;

/** Names that are told at most. */
const MOST_MISSING = 20;

/**
 * Reads a page of a site, beside what its structure alone said of it (`generic`), and checks itself: where something that the
 * hooks expect is gone, or both readings exclude one another, the structural one holds and the answer says what is missing.
 * Undefined for a page of the site that no hooks speak of.
 */
export function* readSite(
  { id, version, pages }: HookedSite,
  page: PageToRead,
  generic: PageReading,
): Generator<void, SiteReading | undefined> {
  const hooks = pages.find((each) => isOf(page, each));
  if (!hooks) return undefined;
  const { rows, missing, cut } = yield* readByHooks(page, hooks);
  const faults = [...new Set([...missing, ...contradictions(rows, generic.rows)])];
  const health = { adapter: id, version, missing: faults.slice(0, MOST_MISSING) };
  if (faults.length > 0) return { reading: generic, health };
  // What a grid does not show, no way of reading finds.
  const isCut = cut || generic.cut;
  return {
    reading: { adapter: id, version, kind: hooks.kind, lang: generic.lang, cut: isCut, rows },
    health,
  };
}

function isOf({ doc, url, nodes }: PageToRead, { when }: SiteHooks): boolean {
  if (when?.path && !new RegExp(when.path, 'u').test(behindHost(url))) return false;
  const look = lookAt(doc, nodes);
  return !when?.has || [...select(look, doc.body, when.has)].length > 0;
}

/** Patterns are known to be quick on texts of this length. */
const LONGEST_ADDRESS = 200;

/** Path, query and fragment of an address, as far as patterns look at it. */
export function behindHost(url: string): string {
  const { pathname, search, hash } = new URL(url);
  return `${pathname}${search}${hash}`.slice(0, LONGEST_ADDRESS);
}
