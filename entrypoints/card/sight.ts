/** How long the card must have been in plain sight before a click may act. */
const SEEN_MS = 500;

/** Version 2 tells whether anything covers, fades or moves the target; not in every browser, not in every type library. */
type SightEntry = IntersectionObserverEntry & { isVisible?: boolean };

export interface Sight {
  /** True when a person has had the target in plain sight for half a second, or the browser cannot tell. */
  plain: () => boolean;
  stop: () => void;
}

/**
 * Watches whether `target` lies in plain sight. A hostile page can lay things over our frame, fade it, or move it under
 * the pointer just before a click.
 */
export function watchSight(target: Element, clock: () => number = () => performance.now()): Sight {
  let since: number | null = null;
  let canTell = true;
  const options = { threshold: [0.9], trackVisibility: true, delay: 100 };
  const observer = new IntersectionObserver((entries) => {
    const last = entries.at(-1) as SightEntry | undefined;
    canTell = last?.isVisible !== undefined;
    since = last?.isVisible ? (since ?? clock()) : null;
  }, options as IntersectionObserverInit);
  observer.observe(target);
  return {
    plain: () => !canTell || (since !== null && clock() - since >= SEEN_MS),
    stop: () => observer.disconnect(),
  };
}
