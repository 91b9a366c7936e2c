const LIMIT = 5;
const WINDOW_MS = 5_000;

/** Counts what the page does against us. `add` answers true when it was more than five times in five seconds: give up, never fight. */
export function createStrikes(): { add(nowMs: number): boolean } {
  let recent: number[] = [];
  return {
    add(nowMs) {
      recent = [...recent.filter((at) => nowMs - at < WINDOW_MS), nowMs];
      return recent.length > LIMIT;
    },
  };
}
