import type { SteerView } from '../../lib/lens/segments/steer-views.ts';

/** The parts of a partner's page. */
export type PartId = 'lead' | 'people' | 'customer' | 'figures' | 'open' | 'waiting';

/** Which parts stand in which half, in their sequence, and which of them are folded. */
export interface PartOrder {
  halves: [left: PartId[], right: PartId[]];
  folded: ReadonlySet<PartId>;
}

const PLAIN: PartOrder = {
  halves: [
    ['people', 'customer', 'figures'],
    ['open', 'waiting'],
  ],
  folded: new Set(),
};

/**
 * What stands first on the page: of a strategic supplier plan and people, of a bottleneck cover and open lines, of leverage
 * who else delivers the same, of a routine one only what is late. Without a segment, or where everything is asked for, as ever.
 */
export function partOrder(steer: SteerView | undefined, late: number): PartOrder {
  switch (steer?.place.quadrant) {
    case undefined:
      return PLAIN;
    case 'strategic':
      return {
        halves: [
          ['lead', 'figures'],
          ['open', 'waiting', 'customer'],
        ],
        folded: new Set(),
      };
    case 'bottleneck':
      return {
        halves: [
          ['lead', 'open'],
          ['waiting', 'figures', 'customer', 'people'],
        ],
        folded: new Set(['figures', 'people']),
      };
    case 'leverage':
      return {
        halves: [
          ['lead', 'figures'],
          ['open', 'waiting', 'customer', 'people'],
        ],
        folded: new Set(['people', 'waiting']),
      };
    case 'routine':
      return {
        halves: [
          ['open', 'waiting'],
          ['figures', 'customer', 'people'],
        ],
        folded: new Set(
          late > 0 ? ['waiting', 'figures', 'people'] : ['open', 'waiting', 'figures', 'people'],
        ),
      };
  }
}
