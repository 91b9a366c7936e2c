import { generic } from './generic.ts';
import type { SiteAdapter } from './site-adapter.ts';

/** Every site that is read in its own way; `generic` is last and reads all others. */
export const adapters: readonly SiteAdapter[] = [generic];

/** The first adapter that knows the page. */
export function chooseAdapter(doc: Document, url: string): SiteAdapter {
  return adapters.find((adapter) => adapter.detect(doc, url)) ?? generic;
}
