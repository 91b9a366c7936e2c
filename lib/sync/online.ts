/** False where the browser knows that there is no network; where it does not tell, there may be one. */
export function isOnline(): boolean {
  return navigator.onLine !== false;
}
