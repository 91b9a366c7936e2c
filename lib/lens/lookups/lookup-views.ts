import type { Lookup } from '../../domain/lookup.ts';

/** What was asked live of a page or text, and what could be. */
export interface LiveView {
  /** The connected systems, as people call them. */
  systems: readonly string[];
  /** Each identifier as the page writes it, the one asked last first; `at` is an instant. */
  answers: readonly {
    raw: string;
    state: Lookup['state'];
    at: number;
    asked: readonly string[];
    why?: string;
  }[];
}
