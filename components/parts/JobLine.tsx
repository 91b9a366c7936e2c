import type { ImportJob } from '../../lib/domain/import-job.ts';
import { formatPercent, joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import { shortName } from '../wording/source.ts';

/** The import that runs now, with its numbers, wherever the person is; the link leads to all of it. */
export function JobLine({ job, onShow }: { job: ImportJob; onShow: () => void }) {
  const share = job.fileSize > 0 ? Math.min(1, job.cursor.byte / job.fileSize) : 0;
  return (
    <section class="job-line" aria-label={t('jobs.title')}>
      <progress class="progress" value={share} max={1} aria-label={t('job.progress')} />
      <p>
        <span title={job.fileName}>
          {job.state === 'waiting'
            ? t('job.waiting')
            : t('job.running', { name: shortName(job.fileName, 24) })}
        </span>
        <span class="dim">{joinParts([t('job.rows', { n: job.cursor.rows }), formatPercent(share, 0)])}</span>
        <button type="button" class="link" onClick={onShow}>
          {t('job.show')}
        </button>
      </p>
    </section>
  );
}
