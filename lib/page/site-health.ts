import type { SiteHealth } from '../domain/site-health.ts';
import type { Talk } from './talk.ts';

/** Looks that must find the same missing before it is told: a page that is still being built lacks things, too. */
const LOOKS = 3;

/** Tells the background when the adapter of a site does not fit, once, and when it fits again. */
export function createSiteHealth(ask: Talk['ask']) {
  let told: SiteHealth | undefined;
  let seen = '';
  let looks = 0;
  let isFirst = true;

  return {
    /** Hears how a reading fared (undefined: no adapter knows the page); true when the page is to be looked at once more. */
    hear(health: SiteHealth | undefined): boolean {
      if (!health || health.missing.length === 0) {
        seen = '';
        // A lens that ran here before may have told; it was replaced without a word.
        const last = told ?? (isFirst ? health : undefined);
        if (last) void ask('health', { ...last, missing: [] });
        isFirst &&= !health;
        told = undefined;
        return false;
      }
      const said = JSON.stringify(health);
      looks = said === seen ? looks + 1 : 1;
      seen = said;
      if (looks < LOOKS) return true;
      if (said !== JSON.stringify(told)) void ask('health', health);
      told = health;
      return false;
    },
  };
}
