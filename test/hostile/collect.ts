import type { Overheard } from './listen.ts';

/**
 * Everything that a page can see, as plain data: documents, geometry, styles, hit tests, events, timeline. Two runs over
 * different records have to give the same. Self-contained: runs in the page.
 */
export function collect(): Record<string, unknown> {
  const { overheard } = window as unknown as { overheard: Overheard };
  const elements = [...document.querySelectorAll<HTMLElement>('*')];
  const box = (element: Element): number[] => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return [x, y, width, height];
  };
  const grid: string[] = [];
  for (let y = 3; y < innerHeight; y += 8) {
    for (let x = 3; x < innerWidth; x += 8) {
      const [top] = document.elementsFromPoint(x, y);
      const caret = document.caretPositionFromPoint?.(x, y);
      grid.push(`${top?.tagName} ${caret?.offsetNode.nodeName} ${caret?.offset}`);
    }
  }
  const styles = elements.map((element) => {
    const style = getComputedStyle(element);
    return [...style].map((name) => style.getPropertyValue(name)).join(';');
  });
  const seek = window as unknown as { find(text: string, ...options: boolean[]): boolean };
  const found = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'].filter((letter) => {
    getSelection()?.removeAllRanges();
    return seek.find(letter, true, false, true);
  });
  getSelection()?.removeAllRanges();
  const counts = (names: string[]): Record<string, number> => {
    const sums: Record<string, number> = {};
    for (const name of names) sums[name] = (sums[name] ?? 0) + 1;
    return sums;
  };
  const ours = document.documentElement.lastElementChild as HTMLElement;
  return {
    html: document.documentElement.outerHTML,
    attributes: elements.map((element) =>
      [...element.attributes].map(({ name, value }) => `${name}=${value}`),
    ),
    boxes: elements.map(box),
    host: [
      ours.tagName,
      ours.offsetWidth,
      ours.offsetHeight,
      ours.scrollWidth,
      ours.scrollHeight,
      ours.childNodes.length,
    ],
    hostRects: [...ours.getClientRects()].map(({ x, y, width, height }) => [x, y, width, height]),
    scroll: [document.documentElement.scrollWidth, document.documentElement.scrollHeight, scrollX, scrollY],
    styles,
    grid,
    found,
    focus: document.activeElement?.tagName,
    frames: window.length,
    animations: document.getAnimations().length,
    fonts: document.fonts.status,
    globals: Object.getOwnPropertyNames(window).filter((name) => !overheard.globals.includes(name)),
    storage: [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie, document.title],
    spoken: overheard.spoken,
    keys: overheard.keys,
    events: counts(overheard.events),
    mutations: overheard.mutations,
    calls: overheard.calls,
    reports: overheard.reports,
    layoutShift: overheard.layoutShift,
    // How often the browser painted or ran long is chance; which kinds of entries there are is not.
    entries: [
      ...new Set(
        overheard.entries.filter(
          (entry) => !/^(?:longtask|long-animation-frame|event|first-input)/.test(entry),
        ),
      ),
    ].sort(),
  };
}
