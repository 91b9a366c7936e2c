/** The language tag of the person's browser; read once, so that every number and date of a surface agrees. */
let tag: string | undefined;

/** BCP 47 tag for numbers, dates and plurals: `de-AT`. Falls back to `en` where no navigator exists. */
export function locale(): string {
  tag ??= globalThis.navigator?.language || 'en';
  return tag;
}

/** Fixes the language tag, for surfaces that have a setting and for tests. */
export function setLocale(next: string): void {
  tag = next;
}
