import type { HubspotSimulator } from './hubspot.ts';

/** What an account takes in any time of that length, by the policy that refuses more. */
const LIMITS = [
  { policy: 'SECONDLY', most: 5, ms: 1_000, of: /\/search$/ },
  { policy: 'TEN_SECONDLY_ROLLING', most: 190, ms: 10_000, of: /./ },
];

/**
 * Counts requests, and searches among them, as an account of HubSpot does. What it answers names the policy that refuses a
 * request, where one does: that is not counted.
 */
export function hubspotLimits(): (path: string, refuse: HubspotSimulator['refuse']) => string | undefined {
  const taken = LIMITS.map((limit) => ({ ...limit, times: [] as number[] }));
  return (path, refuse) => {
    if (refuse.left > 0) {
      refuse.left -= 1;
      return refuse.policy;
    }
    const now = performance.now();
    const counted = taken.filter(({ of }) => of.test(path));
    for (const each of counted) each.times = each.times.filter((at) => at > now - each.ms);
    const full = counted.find(({ times, most }) => times.length >= most);
    if (full && refuse.strict) return full.policy;
    for (const { times } of counted) times.push(now);
    return undefined;
  };
}
