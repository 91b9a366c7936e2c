import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Store } from '../store/open.ts';
import { readSetting, writeSetting } from '../store/settings.ts';
import { parseSetting, SETTINGS } from './settings.ts';

const KEY = 'holidays';

/** The days on which our company does not work; none until somebody said so, or where what is stored makes no sense. */
export async function readHolidays(store: Store): Promise<readonly CalendarDate[]> {
  return parseSetting(KEY, await readSetting(store, KEY));
}

/** Remembers the days and tells all surfaces. Throws for more days than can be kept. */
export async function saveHolidays(store: Store, days: readonly CalendarDate[]): Promise<void> {
  await writeSetting(store, KEY, SETTINGS[KEY].schema.parse(days));
}
