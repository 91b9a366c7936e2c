import type { ImportJob } from '../../lib/domain/import-job.ts';
import type { PaintState } from '../../lib/domain/mention.ts';
import { formatInstant, formatNumber } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import { SignWord } from '../parts/Sign.tsx';
import { shortName } from '../wording/source.ts';

const STATES: Record<ImportJob['state'], PaintState> = {
  waiting: 'unknown',
  running: 'unknown',
  paused: 'unknown',
  done: 'done',
  cancelled: 'unknown',
  failed: 'late',
};

/** Every import of this browser, newest first; each opens to its numbers and rejected rows. */
export function JobList({ jobs, onOpen }: { jobs: ImportJob[]; onOpen: (job: ImportJob) => void }) {
  return (
    <section>
      <h2 class="h2">{t('jobs.title')}</h2>
      {jobs.length === 0 ? (
        <p class="dim">{t('jobs.none')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        <section class="scroll-x" tabIndex={0} aria-label={t('jobs.title')}>
          <table class="tbl jobs">
            <thead>
              <tr>
                <th scope="col">{t('jobs.column.file')}</th>
                <th scope="col" class="when">
                  {t('jobs.column.when')}
                </th>
                <th scope="col">{t('jobs.column.state')}</th>
                <th scope="col" class="num">
                  {t('jobs.column.rows')}
                </th>
                <th scope="col" class="num">
                  {t('jobs.column.rejected')}
                </th>
              </tr>
            </thead>
            <tbody>
              {jobs.map((job) => (
                <tr key={job.id}>
                  <td>
                    <button type="button" class="link small" title={job.fileName} onClick={() => onOpen(job)}>
                      {shortName(job.fileName)}
                    </button>
                  </td>
                  <td class="nw when">{formatInstant(job.createdAt)}</td>
                  <td>
                    <SignWord state={STATES[job.state]}>{t(`jobs.state.${job.state}`)}</SignWord>
                  </td>
                  <td class="num">{formatNumber(job.cursor.rows)}</td>
                  <td class="num">{formatNumber(job.cursor.rejected)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}
