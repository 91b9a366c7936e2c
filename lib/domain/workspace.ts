import { z } from 'zod';
import type { CalendarDate } from './calendar-date.ts';
import { calendarDateSchema } from './calendar-date.ts';

/** What holds for the whole store of this browser profile. */
export const workspaceSchema = z.object({
  /** Replay: the day that counts as today; later events are hidden. Absent: the clock of the machine. */
  asOf: calendarDateSchema.optional(),
  /** True while the store holds the sample workspace. */
  sample: z.boolean(),
});
export type Workspace = z.infer<typeof workspaceSchema>;

/** The injected clock: every "today" in `lib/kpi` and `lib/lens` is this value. */
export interface Now {
  /** Today's calendar date, or the replayed one. */
  today: CalendarDate;
  /** The present instant, for ages of data; real even in a replay. */
  instant: number;
  replay: boolean;
}

/** The one place where the clock is read. */
export function nowOf(workspace: Workspace, clock: () => Date = () => new Date()): Now {
  const date = clock();
  const local = `${date.getFullYear()}-${`${date.getMonth() + 1}`.padStart(2, '0')}-${`${date.getDate()}`.padStart(2, '0')}`;
  return { today: workspace.asOf ?? local, instant: date.getTime(), replay: workspace.asOf !== undefined };
}
