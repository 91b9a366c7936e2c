import { useContext } from 'preact/hooks';
import { formatInstant } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { Origin } from '../../lib/lens/views.ts';
import { Instant, originWords } from './Told.tsx';

/** Source, age and confidence, to be read; of several sources the oldest, since what rests on all is no fresher. */
export function OriginLine({ origins }: { origins: readonly Origin[] }) {
  const instant = useContext(Instant);
  const oldest = oldestOf(origins);
  if (!oldest) return null;
  const sources = new Set(origins.map((origin) => origin.sourceId)).size;
  const words = originWords(oldest, instant);
  return (
    <p
      class="small dim provenance"
      title={oldest.fetchedAt > 0 ? formatInstant(oldest.fetchedAt) : undefined}
    >
      {sources > 1 ? t('fresh.oldest-of', { n: sources, oldest: words }) : words}
      {oldest.stale ? ` · ${t('fresh.past-limit')}` : null}
    </p>
  );
}

/** The oldest of these; undefined for none. */
export function oldestOf(origins: readonly Origin[]): Origin | undefined {
  let oldest = origins[0];
  for (const origin of origins) if (oldest && origin.fetchedAt < oldest.fetchedAt) oldest = origin;
  return oldest;
}

/** True when the records come from several sources, so that each has to name its own. */
export function areMixed(origins: readonly Origin[]): boolean {
  return origins.some((origin) => origin.sourceId !== origins[0]?.sourceId);
}
