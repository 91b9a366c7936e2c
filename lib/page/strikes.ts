const LIMIT = 5;
const WINDOW_MS = 5_000;

/** Counts what a page does against us, over the life of the document. */
export interface Strikes {
  /** Notes one; true when it was more than five times in five seconds: give up, never fight. */
  add(nowMs: number): boolean;
}

export function createStrikes(): Strikes {
  let recent: number[] = [];
  return {
    add(nowMs) {
      recent = [...recent.filter((at) => nowMs - at < WINDOW_MS), nowMs];
      return recent.length > LIMIT;
    },
  };
}
