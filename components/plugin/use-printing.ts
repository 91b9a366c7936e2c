import { options } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** True while the page is printed: what is drawn by and by on a screen is then drawn whole. */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    // The browser lays the page out as soon as this returns: what is drawn later is not printed.
    const begin = () => {
      const { debounceRendering } = options;
      options.debounceRendering = (draw) => draw();
      setPrinting(true);
      options.debounceRendering = debounceRendering;
    };
    const end = () => setPrinting(false);
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    return () => {
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', end);
    };
  }, []);
  return printing;
}
