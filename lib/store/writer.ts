import type { Provenance } from '../domain/provenance.ts';
import type { OpenBlock } from './blocks.ts';
import type { Confirmed } from './confirmations.ts';
import type { IdentifierIndex } from './identifier-index.ts';
import type { PartnerRecord, ShapeCounts, Shelf, StoreState } from './schema.ts';

/**
 * How many characters of packed orders a writer remembers between commits: some 65,000 lines. Lines of one order lie
 * scattered in real files, and each page adds to the last block of most partners, so a block is often needed again.
 */
const REMEMBERED_TEXT = 16_000_000;

/**
 * What one context remembers from commit to commit, so that a long import does not read again what it has just written.
 * It holds only for the generation it was left at: another writer's commit in between makes it void, which the
 * transaction itself finds out. So writers need no lock beside the one that IndexedDB gives to readwrite transactions.
 */
export interface Writer {
  generation: number;
  blocks: Map<number, OpenBlock>;
  shelves: Map<string, Shelf>;
  partners: Map<string, PartnerRecord>;
}

export function newWriter(generation: number): Writer {
  return { generation, blocks: new Map(), shelves: new Map(), partners: new Map() };
}

/** Forgets the blocks that were used longest ago. */
export function trimWriter({ blocks }: Writer): void {
  let length = 0;
  for (const { text } of blocks.values()) length += text.length;
  for (const { no, text } of blocks.values()) {
    if (length <= REMEMBERED_TEXT) return;
    length -= text.length;
    blocks.delete(no);
  }
}

/** The identifiers that a commit adds to the index. */
interface Additions {
  hashes: number[];
  values: number[];
  /** Number hashes of this commit, so that a number in two places is counted once. */
  counted: Set<number>;
  /** Customers and items that this commit files under a block, as hash and block in one number. */
  pairs: Set<number>;
}

/** Everything one commit is about to write. */
export interface Draft {
  state: StoreState;
  writer: Writer;
  index: IdentifierIndex;
  shapes: ShapeCounts;
  shapesChanged: boolean;
  /** True when the counters have to be written although no record changed. */
  stateChanged: boolean;
  additions: Additions;
  confirmed: Confirmed;
  /** What this commit says again without a difference, as `keyOfLine`, with who says it; by import. */
  confirming: Map<string, { origin: Provenance; keys: [number, number][] }>;
  shelvesTouched: Set<Shelf>;
  partnersTouched: Set<PartnerRecord>;
  touchedPartners: Set<string>;
  touchedCustomers: Set<string>;
}
