import { formatBytes, joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';

interface StoredHereProps {
  /** `records` is what is stored beside partners and orders. */
  counts: { partners: number; orders: number; lines: number; records: number };
  /** Bytes; undefined where the browser does not tell. */
  used?: number;
  allowed?: number;
}

/** How much is stored, in records and in bytes. */
export function StoredHere({ counts, used, allowed }: StoredHereProps) {
  const { partners, orders, lines, records } = counts;
  const stored = joinParts([
    t('common.partners', { n: partners }),
    t('common.orders', { n: orders }),
    t('common.lines', { n: lines }),
    ...(records > 0 ? [t('privacy.records', { n: records })] : []),
  ]);
  return (
    <section>
      <h2 class="h2">{t('privacy.used')}</h2>
      <p>{partners + orders + records === 0 ? t('privacy.none') : stored}</p>
      {used === undefined ? null : (
        <p>
          {allowed
            ? t('privacy.used.space', { used: formatBytes(used), allowed: formatBytes(allowed) })
            : t('privacy.used.space-only', { used: formatBytes(used) })}
        </p>
      )}
      {used !== undefined && allowed ? (
        <progress
          class="progress mt"
          value={Math.min(used, allowed)}
          max={allowed}
          aria-label={t('privacy.used')}
        />
      ) : null}
      <p class="small dim mt">{t('privacy.disk')}</p>
    </section>
  );
}
