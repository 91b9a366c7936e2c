import { useEffect, useState } from 'preact/hooks';
import { isOnline } from '../sync/online.ts';

/** Whether there is a network, as far as the browser knows; follows it. */
export function useOnline(): boolean {
  const [online, setOnline] = useState(isOnline);
  useEffect(() => {
    const look = () => setOnline(isOnline());
    addEventListener('online', look);
    addEventListener('offline', look);
    return () => {
      removeEventListener('online', look);
      removeEventListener('offline', look);
    };
  }, []);
  return online;
}
