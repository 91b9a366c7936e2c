import { ImportReview } from '../../components/files/ImportReview.tsx';
import { Looking } from '../../components/files/Looking.tsx';
import { RecalledNotes } from '../../components/files/RecalledNotes.tsx';
import { SheetChooser } from '../../components/files/SheetChooser.tsx';
import { WorkbookNotes } from '../../components/files/WorkbookNotes.tsx';
import { FailureNote } from '../../components/parts/Note.tsx';
import { t } from '../../lib/i18n/t.ts';
import type { WorkspaceView } from '../../lib/lens/views.ts';
import { mappingNeeds } from '../../lib/sources/files/mapping-needs.ts';
import {
  begin,
  cancelLook,
  chooseAnother,
  importQueue,
  lookAgain,
  type ReviewStep,
  skipFile,
} from './import-queue.ts';

interface ReviewScreenProps {
  step: ReviewStep;
  workspace: WorkspaceView | null;
}

/** The review of one file: its sheet, how it is read, what its columns mean. */
export function ReviewScreen({ step, workspace }: ReviewScreenProps) {
  const { look, again, failure, failedSheet } = step;
  const { workbook, sniff, recalled } = look;
  const waiting = importQueue.value.unclear.length;
  const sheet = workbook?.sheets[workbook.sheet]?.name;
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
        remembered={recalled?.mapping}
        busy={again !== undefined}
        needsOf={mappingNeeds}
        replacesSample={(workspace?.sample ?? false) && !sniff.sampleAsOf}
        onTable={(table) => void lookAgain(look, { table })}
        onReadAs={(as) => void lookAgain(look, { as })}
        onBack={() => {
          look.looker.close();
          chooseAnother();
        }}
        onImport={(mapping, remember) => void begin(look, mapping, remember)}
      >
        {recalled ? <RecalledNotes recalled={recalled} sniff={sniff} /> : null}
        {again ? <Looking fileName={look.chosen.name} share={again.share} onCancel={cancelLook} /> : null}
        {failure ? (
          <div class="mt">
            {failedSheet ? <p class="small dim">{t('files.sheets.unfit', { sheet: failedSheet })}</p> : null}
            <FailureNote failure={failure} />
          </div>
        ) : null}
        {workbook && workbook.sheets.length > 1 ? (
          <SheetChooser
            sheets={workbook.sheets}
            chosen={workbook.sheet}
            onChoose={(index) => void lookAgain(look, { sheet: index })}
          />
        ) : null}
        {workbook ? <WorkbookNotes table={workbook.table} /> : null}
      </ImportReview>
    </>
  );
}
