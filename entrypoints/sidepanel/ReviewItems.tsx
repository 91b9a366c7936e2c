import { useState } from 'preact/hooks';
import { ReviewPoints } from '../../components/differences/ReviewPoints.tsx';
import { FailureNote } from '../../components/parts/Note.tsx';
import { UndoLine } from '../../components/parts/UndoLine.tsx';
import { lineSentence, lineTitle } from '../../components/wording/line.ts';
import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import type { Failure } from '../../lib/domain/result.ts';
import { t } from '../../lib/i18n/t.ts';
import type { LineView } from '../../lib/lens/views.ts';
import { reviewItemsOf } from '../../lib/store/review-items.ts';
import { failureOf } from '../../lib/surface/reading.ts';
import { addToReview, justNoted, markDone, removePoint, undoNoted } from '../../lib/surface/review-items.ts';
import { useReading } from '../../lib/surface/use-reading.ts';
import { lineHref } from './places.ts';
import { hrefOf } from './route.ts';

/** Acts on points for the next review, and what the last one did. `begun`: only what is done from then on is told. */
export function useReview() {
  const [failure, setFailure] = useState<Failure>();
  const [begun] = useState(Date.now);
  const act = (work: Promise<void>) => {
    setFailure(undefined);
    void work.catch((error: unknown) => setFailure(failureOf(error)));
  };
  const noted = justNoted.value;
  const done = failure ? (
    <FailureNote failure={failure} />
  ) : noted && noted.at >= begun ? (
    <UndoLine
      key={noted.at}
      words={notedWords(noted)}
      onUndo={() => act(undoNoted())}
      onFinal={() => {
        justNoted.value = null;
      }}
    />
  ) : null;
  return { done, act };
}

function notedWords({ points, partners }: NonNullable<typeof justNoted.value>): string {
  const [partner, ...others] = partners;
  if (partner === undefined) return t('review.removed');
  if (others.length > 0) return t('review.added-several', { n: points, partners: partners.length });
  return t('review.added', { n: points, partner });
}

/** On the page of an order: puts its line on the list for the next review. */
export function LineToReview({ line, today }: { line: LineView; today: CalendarDate }) {
  const { done, act } = useReview();
  const { partnerId, partnerName, orderId, lineId } = line;
  const words = t('review.point.order', { words: lineSentence(line, today) });
  const title = lineTitle(line);
  return (
    <>
      <div class="acts review-act">
        <button
          type="button"
          class="btn"
          onClick={() => act(addToReview([{ partnerId, partnerName, orderId, lineId, title, words }]))}
        >
          {t('review.add')}
        </button>
      </div>
      {done}
    </>
  );
}

/** What is to be spoken of at the next review with a partner. */
export function ReviewOfPartner({ partnerId }: { partnerId: string }) {
  const { remote } = useReading((store) => reviewItemsOf(store, partnerId), [partnerId], { keep: true });
  const { done, act } = useReview();
  if (remote.value.state !== 'ready') return null;
  return (
    <ReviewPoints
      items={remote.value.value}
      hrefOf={({ orderId, lineId }) =>
        orderId === undefined
          ? undefined
          : lineId === undefined
            ? hrefOf({ view: 'order', orderId })
            : lineHref({ orderId, lineId })
      }
      onDone={(item, isDone) => act(markDone(item, isDone))}
      onRemove={(item) => act(removePoint(item))}
      done={done}
    />
  );
}
