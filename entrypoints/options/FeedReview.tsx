import { useState } from 'preact/hooks';
import { ImportReview } from '../../components/files/ImportReview.tsx';
import { RecalledNotes } from '../../components/files/RecalledNotes.tsx';
import { SheetChooser } from '../../components/files/SheetChooser.tsx';
import { FailureNote } from '../../components/parts/Note.tsx';
import type { FileMapping } from '../../lib/domain/file-mapping.ts';
import type { Failure } from '../../lib/domain/result.ts';
import { t } from '../../lib/i18n/t.ts';
import { mappingNeeds } from '../../lib/sources/files/mapping-needs.ts';
import type { FeedDraft } from '../../lib/surface/check-feed.ts';
import { connectFeed } from '../../lib/surface/feeds.ts';
import { type LookChange, lookAnotherWay } from '../../lib/surface/look-at-file.ts';
import { failureOf } from '../../lib/surface/reading.ts';

interface FeedReviewProps {
  draft: FeedDraft;
  onDraft: (draft: FeedDraft) => void;
  onBack: () => void;
  onDone: (label: string) => void;
}

/** What the columns of a table mean, as for a file that is imported. */
export function FeedReview({ draft, onDraft, onBack, onDone }: FeedReviewProps) {
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const { look, given } = draft;
  const { workbook, recalled, sniff } = look;
  const again = async (change: LookChange) => {
    setBusy(true);
    setFailure(undefined);
    try {
      onDraft({ ...draft, look: await lookAnotherWay(look, change) });
    } catch (error) {
      setFailure(failureOf(error));
    }
    setBusy(false);
  };
  const connect = async (mapping: FileMapping) => {
    setBusy(true);
    const end = await connectFeed(draft, mapping);
    setBusy(false);
    if (end) setFailure(end);
    else onDone(given.label);
  };
  return (
    <section class="feed-review" aria-label={t('feeds.review', { label: given.label })}>
      <h3 class="h2">{t('feeds.review', { label: given.label })}</h3>
      <p class="small dim">{t('feeds.review.why')}</p>
      <ImportReview
        key={keyOf(look)}
        fileName={look.chosen.name}
        size={look.chosen.size}
        sheet={workbook?.sheets[workbook.sheet]?.name}
        sniff={sniff}
        proposal={look.proposal}
        remembered={recalled?.mapping}
        busy={busy}
        needsOf={mappingNeeds}
        replacesSample={false}
        start={t('feeds.start')}
        mayForget={false}
        onTable={(table) => void again({ table })}
        onReadAs={(as) => void again({ as })}
        onBack={onBack}
        onImport={(mapping) => void connect(mapping)}
      >
        {recalled ? <RecalledNotes recalled={recalled} sniff={sniff} /> : null}
        {failure ? <FailureNote failure={failure} /> : null}
        {workbook && workbook.sheets.length > 1 ? (
          <SheetChooser
            sheets={workbook.sheets}
            chosen={workbook.sheet}
            onChoose={(sheet) => void again({ sheet })}
          />
        ) : null}
      </ImportReview>
    </section>
  );
}

/** A table that is read another way is reviewed anew. */
function keyOf({ as, workbook, sniff }: FeedDraft['look']): string {
  return JSON.stringify([as, workbook?.sheet, sniff.heading, sniff.delimiter]);
}
