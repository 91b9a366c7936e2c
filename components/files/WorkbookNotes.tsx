import { formatList } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { SheetTable } from '../../lib/sources/workbook/open-workbook.ts';
import { Note } from '../parts/Note.tsx';

/** What a person should know of a sheet before it is imported: errors, results that are not there, hidden parts. */
export function WorkbookNotes({ table }: { table: SheetTable }) {
  const { errors, unknownResults, hiddenRows, hiddenColumns } = table;
  const hidden = [
    hiddenRows > 0 ? t('files.note.rows', { n: hiddenRows }) : '',
    hiddenColumns > 0 ? t('files.note.columns', { n: hiddenColumns }) : '',
  ].filter((words) => words !== '');
  if (errors + unknownResults + hidden.length === 0) return null;
  return (
    <section class="notes">
      {errors > 0 ? (
        <Note state="risk" what={t('files.note.errors', { n: errors })} next={t('files.note.errors.next')} />
      ) : null}
      {unknownResults > 0 ? (
        <Note
          state="risk"
          what={t('files.note.results', { n: unknownResults })}
          next={t('files.note.results.next')}
        />
      ) : null}
      {hidden.length > 0 ? (
        <p class="small dim">{t('files.note.hidden', { what: formatList(hidden) })}</p>
      ) : null}
    </section>
  );
}
