import type { Reject } from '../../lib/domain/import-job.ts';
import { formatNumber } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import { rejectWords } from '../wording/rejects.ts';

const SHOWN = 200;

/** The rows of a file that were not stored: line, column, value and why. All of them are in the download. */
export function RejectTable({ rejects, onSave }: { rejects: Reject[]; onSave: () => void }) {
  return (
    <section>
      <h2 class="h2">
        {t('rejects.title')} <span class="c">{t('rejects.by-cause', { n: rejects.length })}</span>
        <span class="end">
          <button type="button" class="link small" onClick={onSave}>
            {t('rejects.save')}
          </button>
        </span>
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section class="scroll-x" tabIndex={0} aria-label={t('rejects.title')}>
        <table class="tbl rejects">
          <thead>
            <tr>
              <th scope="col" class="num">
                {t('rejects.column.line')}
              </th>
              <th scope="col">{t('rejects.column.column')}</th>
              <th scope="col">{t('rejects.column.value')}</th>
              <th scope="col">{t('rejects.column.why')}</th>
            </tr>
          </thead>
          <tbody>
            {rejects.slice(0, SHOWN).map((reject) => (
              <tr key={`${reject.line}/${reject.column}/${reject.reason}`}>
                <td class="num">{formatNumber(reject.line)}</td>
                <td>
                  <code>{reject.column}</code>
                </td>
                <td class="example">{reject.value === '' ? t('rejects.empty') : reject.value}</td>
                <td>{rejectWords(reject)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p class="small dim mt">
        {rejects.length > SHOWN ? `${t('rejects.more', { n: rejects.length - SHOWN })} ` : null}
        {t('rejects.note')}
      </p>
    </section>
  );
}
