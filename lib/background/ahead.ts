/** Answers that are worked out before they are asked for, each for one question. */
export interface Ahead<T> {
  put(key: string, answer: Promise<T>): void;
  /** The answer, once; undefined where none was worked out, or where it is too old. */
  take(key: string): Promise<T> | undefined;
}

/** In the memory of this worker alone: when it is stopped, the answer is worked out when it is asked for. */
export function createAhead<T>(lifeMs: number): Ahead<T> {
  const answers = new Map<string, Promise<T>>();
  return {
    put(key, answer) {
      // Whoever asks hears of a failure.
      answer.catch(() => undefined);
      answers.set(key, answer);
      setTimeout(() => answers.delete(key), lifeMs);
    },
    take(key) {
      const answer = answers.get(key);
      answers.delete(key);
      return answer;
    },
  };
}
