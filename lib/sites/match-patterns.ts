/** Host and scheme of a match pattern; null for `<all_urls>`, which is every one. */
function partsOf(pattern: string): { scheme: string; host: string } | null {
  const [, scheme = '*', host = '*'] = /^(\*|https?):\/\/([^/]+)\//.exec(pattern) ?? [];
  return pattern === '<all_urls>' ? null : { scheme, host };
}

const schemeHolds = (wide: string, narrow: string): boolean => wide === '*' || wide === narrow;

function hostHolds(wide: string, narrow: string): boolean {
  if (wide === '*' || wide === narrow) return true;
  return wide.startsWith('*.') && (narrow === wide.slice(2) || narrow.endsWith(wide.slice(1)));
}

/** True where every address of `narrow` is one of `wide`; both are match patterns of whole origins. */
function holds(wide: string, narrow: string): boolean {
  const [outer, inner] = [partsOf(wide), partsOf(narrow)];
  if (!outer) return true;
  return inner !== null && schemeHolds(outer.scheme, inner.scheme) && hostHolds(outer.host, inner.host);
}

/** The match patterns for what both lists allow. Of two patterns one holds the other, or they have nothing in common. */
export function inBoth(site: readonly string[], allowed: readonly string[]): string[] {
  const common = site.flatMap((one) =>
    allowed.flatMap((other) => (holds(one, other) ? [other] : holds(other, one) ? [one] : [])),
  );
  return [...new Set(common)];
}

/** True for an address of one of the patterns. Patterns have no port: they hold for all of a host's. */
export function isAmong(patterns: readonly string[], address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return patterns.some((pattern) => holds(pattern, `${protocol}//${hostname}/*`));
}
