import { useEffect, useRef, useState } from 'preact/hooks';

const SECONDS = 10;

/**
 * The seconds left of the ten in which an act can be undone, while `running`; `onEnd` is called when they are over. Leaving the
 * page ends it without a call.
 */
export function useCountdown(running: boolean, onEnd: () => void): number {
  const [left, setLeft] = useState(SECONDS);
  // What is to be done may be made anew by each render; the second that runs goes on.
  const end = useRef(onEnd);
  end.current = onEnd;
  useEffect(() => {
    if (!running) {
      setLeft(SECONDS);
      return;
    }
    if (left === 0) {
      end.current();
      return;
    }
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [running, left]);
  return left;
}
