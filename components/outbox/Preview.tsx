import { t } from '../../lib/i18n/t.ts';

interface PreviewRow {
  where: string;
  field?: string;
  /** Absent where something new is written. */
  was?: string;
  becomes: string;
}

/** Exactly what will be written, and where. */
export function Preview({ rows }: { rows: readonly PreviewRow[] }) {
  return (
    <section class="outbox-preview" aria-label={t('outbox.preview')}>
      <h3 class="small dim">{t('outbox.preview')}</h3>
      <dl>
        {rows.map(({ where, field, was, becomes }) => (
          <div key={where}>
            <dt class="small">{field ? `${where}: ${field}` : where}</dt>
            <dd>{was === undefined ? becomes : t('outbox.change', { was, becomes })}</dd>
          </div>
        ))}
      </dl>
      <p class="small dim">{t('outbox.preview.undo')}</p>
    </section>
  );
}
