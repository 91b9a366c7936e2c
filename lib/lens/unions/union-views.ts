import type { Instant } from '../../domain/calendar-date.ts';
import type { UnionReason } from '../../domain/union.ts';
import type { Origin, PartnerHead } from '../views.ts';

/** Two partners that stand for one: who, since when, who said so, and what they share. */
export interface UnionLink {
  id: string;
  partners: readonly [PartnerHead, PartnerHead];
  by: 'person' | 'number';
  reasons: readonly UnionReason[];
  /** Instant. */
  at: number;
}

/** A value that counts, and what other sources say instead. */
export interface AlsoSaid {
  field: 'name' | 'owner' | 'place' | 'contact' | 'vat';
  counts: string;
  /** `until`: its source called it so until then. */
  also: readonly { value: string; origin: Origin; until?: Instant }[];
}

/** A partner that stands for several. */
export interface UnionView {
  /** Everybody who is read under this partner, the one whose name stays first; those of whom no record is left are missing. */
  members: readonly { head: PartnerHead; origin: Origin }[];
  /** The newest first. */
  links: readonly UnionLink[];
  also: readonly AlsoSaid[];
}
