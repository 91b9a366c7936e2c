import { ImportReview } from '../../components/files/ImportReview.tsx';
import { SheetChooser } from '../../components/files/SheetChooser.tsx';
import { WorkbookNotes } from '../../components/files/WorkbookNotes.tsx';
import { FailureNote } from '../../components/parts/Note.tsx';
import type { Failure } from '../../lib/domain/result.ts';
import { t } from '../../lib/i18n/t.ts';
import type { WorkspaceView } from '../../lib/lens/views.ts';
import { mappingNeeds } from '../../lib/sources/files/mapping-needs.ts';
import type { FileLook } from '../../lib/surface/look-at-file.ts';
import { begin, chooseAnother, importQueue, lookAgain, skipFile } from './import-queue.ts';

interface ReviewScreenProps {
  look: FileLook;
  /** Why it could not be read the other way that was asked for. */
  failure?: Failure;
  /** The sheet that was asked for then. */
  failedSheet?: string;
  workspace: WorkspaceView | null;
}

/** The review of one file: its sheet, how it is read, what its columns mean. */
export function ReviewScreen({ look, failure, failedSheet, workspace }: ReviewScreenProps) {
  const { workbook, sniff } = look;
  const waiting = importQueue.value.waiting.length;
  const sheet = workbook?.book.sheets[workbook.sheet]?.name;
  return (
    <>
      {waiting > 0 ? (
        <p class="small dim">
          {t('files.queue', { n: waiting })}{' '}
          <button type="button" class="link" onClick={() => skipFile(look)}>
            {t('files.queue.skip')}
          </button>
        </p>
      ) : null}
      <ImportReview
        fileName={look.chosen.name}
        size={look.chosen.size}
        sheet={sheet}
        sniff={sniff}
        proposal={look.proposal}
        remembered={look.remembered}
        byPolicy={look.rememberedBy === 'policy'}
        needsOf={mappingNeeds}
        replacesSample={(workspace?.sample ?? false) && !sniff.sampleAsOf}
        onReadAs={(as) => void lookAgain(look, { as })}
        onBack={() => {
          workbook?.book.close();
          chooseAnother();
        }}
        onImport={(mapping, remember) => void begin(look, mapping, remember)}
      >
        {failure ? (
          <div class="mt">
            {failedSheet ? <p class="small dim">{t('files.sheets.unfit', { sheet: failedSheet })}</p> : null}
            <FailureNote failure={failure} />
          </div>
        ) : null}
        {workbook && workbook.book.sheets.length > 1 ? (
          <SheetChooser
            sheets={workbook.book.sheets}
            chosen={workbook.sheet}
            onChoose={(index) => void lookAgain(look, { sheet: { book: workbook.book, index } })}
          />
        ) : null}
        {workbook ? <WorkbookNotes table={workbook.table} /> : null}
      </ImportReview>
    </>
  );
}
