import type { StoreState } from './schema.ts';

/** The counters of an empty store. */
export function emptyState(): StoreState {
  return {
    generation: 0,
    nextBlock: 1,
    nextPartner: 1,
    nextRun: 1,
    partners: 0,
    orders: 0,
    lines: 0,
    sources: new Map(),
  };
}
