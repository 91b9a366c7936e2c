import type { Forecast } from '../domain/stock.ts';
import type { Store } from './open.ts';
import { type Read, relationsOf } from './relation-records.ts';

/** What was forecast for a partner, by month, the oldest first. */
export async function forecastsOf(store: Store, partnerId: string): Promise<Read<Forecast>> {
  const read = await relationsOf(store, 'forecasts', partnerId);
  return { ...read, records: read.records.sort((a, b) => (a.month < b.month ? -1 : 1)) };
}
