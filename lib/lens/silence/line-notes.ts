import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Mine } from '../../domain/mine.ts';
import type { Silence } from '../../domain/silence.ts';
import { readMine } from '../../policy/mine.ts';
import type { Store } from '../../store/open.ts';
import { allReminders } from '../../store/reminders.ts';
import { allSilences } from '../../store/silences.ts';
import { readWorkspace } from '../../store/workspace.ts';
import { chasedLines, lineKey } from '../chaser/chased.ts';
import type { Chased } from '../chaser/chaser-views.ts';
import { severityOf } from '../status.ts';
import type { LineView } from '../views.ts';
import type { KnownView, SilenceEnd } from './silence-views.ts';

/** What people said and did about lines, beside the records. */
export interface LineNotes {
  /** By line, for whoever uses this browser now; what is over is still there. */
  silences: ReadonlyMap<string, Silence>;
  chased: ReadonlyMap<string, Chased>;
}

/** The notes of this browser's person, of the sample or of own records. */
export async function readLineNotes(store: Store): Promise<LineNotes> {
  const [silences, reminders, mine, { sample }] = await Promise.all([
    allSilences(store),
    allReminders(store),
    readMine(store),
    readWorkspace(store),
  ]);
  const own = silences.filter((each) => each.sample === sample && isSaidBy(each, mine));
  return {
    silences: new Map(own.map((each) => [lineKey(each.orderId, each.lineId), each])),
    chased: chasedLines(reminders.filter((each) => each.sample === sample)),
  };
}

/** Who uses this browser, as *My orders* knows it: a buyer's name, else that of a partner's owner. */
export function personOf(mine: Mine): string | undefined {
  const named = (kind: Mine[number]['kind']) => mine.find((each) => each.kind === kind)?.name;
  return named('buyer') ?? named('owner');
}

/** What was said without a name holds for whoever uses this browser. */
export function isSaidBy({ who }: Pick<Silence, 'who'>, mine: Mine): boolean {
  return who === '' || mine.some(({ kind, name }) => (kind === 'buyer' || kind === 'owner') && name === who);
}

/**
 * Whether a line asks for attention again: on the day itself, once it is done, or as soon as its state or its promise is
 * worse than when it was said. Null while the silence holds.
 */
export function endOfSilence(
  silence: Pick<Silence, 'until' | 'state' | 'promisedOn'>,
  { state, promisedOn }: Pick<LineView, 'state' | 'promisedOn'>,
  today: CalendarDate,
): SilenceEnd | null {
  if (state === 'done') return 'done';
  if (today >= silence.until) return 'reached';
  if (severityOf(state) < severityOf(silence.state)) return 'worse';
  if (silence.promisedOn === undefined) return null;
  return promisedOn === undefined || promisedOn > silence.promisedOn ? 'moved' : null;
}

/** Until when a line is known, where that holds. */
export function knownOf(
  line: Pick<LineView, 'orderId' | 'lineId' | 'state' | 'promisedOn'>,
  notes: LineNotes | undefined,
  today: CalendarDate,
): KnownView | undefined {
  const silence = notes?.silences.get(lineKey(line.orderId, line.lineId));
  if (!silence || endOfSilence(silence, line, today) !== null) return undefined;
  const { id, until, reason, note, who } = silence;
  return { id, until, reason, note, who };
}
