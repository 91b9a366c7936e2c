import type { Partner } from '../../domain/partner.ts';
import { agreementsOf } from '../../store/agreements.ts';
import type { Store } from '../../store/open.ts';
import { type LensContext, noOrigin, notScored, originOf } from '../context.ts';
import { coversOf } from './covers.ts';
import { otherSuppliers } from './other-suppliers.ts';
import { readPlace } from './refresh-segments.ts';
import type { Lead, PlaceView, SteerView, WantedItem } from './steer-views.ts';

/**
 * What the segment of a supplier puts first on a card or page; null for who is not placed. `items` are those on order, the
 * ones that matter first; `whole` adds what else of the partner's goods lies in stock.
 */
export async function steer(
  store: Store,
  partner: Partner,
  items: readonly WantedItem[],
  context: LensContext,
  whole: boolean,
): Promise<SteerView | null> {
  if (notScored(partner) !== null) return null;
  const placed = await readPlace(store, partner.id, context);
  if (placed === null) return null;
  const { quadrant, impact, risk, borderline, drivers, missing, tier, newest } = placed.place;
  if (quadrant === null || impact === null || risk === null) return null;
  const origin =
    newest === null ? noOrigin : originOf({ sourceId: newest[0], fetchedAt: newest[1] }, context);
  const place: PlaceView = {
    quadrant,
    impact,
    risk,
    borderline,
    drivers,
    missing,
    tier,
    day: placed.day,
    origin,
  };
  return { place, lead: await leadOf(quadrant, store, partner, items, context, whole) };
}

async function leadOf(
  of: Lead['of'],
  store: Store,
  partner: Partner,
  items: readonly WantedItem[],
  context: LensContext,
  whole: boolean,
): Promise<Lead> {
  switch (of) {
    case 'strategic':
      return { of, ...(await planOf(store, partner, context)) };
    case 'bottleneck':
      return { of, ...(await coversOf(store, partner.id, items, context, whole)) };
    case 'leverage':
      return { of, ...(await otherSuppliers(store, partner.id, items, context)) };
    case 'routine':
      return { of };
  }
}

/** What was agreed, and the people on both sides. */
async function planOf(
  store: Store,
  partner: Partner,
  context: LensContext,
): Promise<Omit<Extract<Lead, { of: 'strategic' }>, 'of'>> {
  const { records } = await agreementsOf(store, partner.id);
  const held = records.filter(({ from }) => from <= context.now.today).at(-1);
  const { owner, contacts } = partner;
  return {
    ...(held
      ? {
          agreement: {
            version: held.version,
            from: held.from,
            terms: held.terms.length,
            ours: held.ours,
            ...(held.theirs ? { theirs: held.theirs } : {}),
          },
        }
      : {}),
    ...(owner ? { owner } : {}),
    contacts,
  };
}
