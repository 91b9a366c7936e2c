import type { FileField } from '../../lib/domain/file-mapping.ts';
import { formatList } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { NeedsWarning } from '../../lib/sources/files/mapping-needs.ts';
import { Note } from '../parts/Note.tsx';
import { fieldName } from '../wording/proposal.ts';

export interface Needs {
  /** Fields without which no row can be kept. */
  missing: FileField[];
  warnings: NeedsWarning[];
}

/** What a mapping lacks, and what to know of a file that is a part of something larger. */
export function NeedsNotes({ needs: { missing, warnings } }: { needs: Needs }) {
  if (missing.length + warnings.length === 0) return null;
  return (
    <section class="notes">
      {missing.length > 0 ? (
        <Note
          state="risk"
          what={t('files.missing', { fields: formatList(missing.map(fieldName)) })}
          next={t('files.missing.next')}
        />
      ) : null}
      {warnings.map((code) => (
        <Note key={code} state="unknown" what={needWords(code)} />
      ))}
    </section>
  );
}

function needWords(code: NeedsWarning): string {
  if (code !== 'local-times') return t(`needs.${code}`);
  return t('needs.local-times', { zone: Intl.DateTimeFormat().resolvedOptions().timeZone });
}
