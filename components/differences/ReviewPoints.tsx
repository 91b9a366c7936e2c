import type { ReviewItem } from '../../lib/domain/review-item.ts';
import { formatInstant, joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { Origin } from '../../lib/lens/views.ts';
import { Part } from '../parts/Part.tsx';
import { Told } from '../parts/Told.tsx';

interface ReviewPointsProps {
  items: readonly ReviewItem[];
  hrefOf: (item: ReviewItem) => string | undefined;
  onDone: (item: ReviewItem, done: boolean) => void;
  onRemove: (item: ReviewItem) => void;
  /** What was done last, with the way back. */
  done?: preact.ComponentChildren;
}

/** A point is what a person saw, as old as the adding. */
const originOfPoint = ({ who, at }: ReviewItem): Origin => ({
  sourceId: who === '' ? t('known.here') : who,
  fetchedAt: at,
  stale: false,
  confidence: 'high',
});

/** What is to be spoken of at the next review with a partner; what was spoken of stands below. */
export function ReviewPoints({ items, hrefOf, onDone, onRemove, done }: ReviewPointsProps) {
  if (items.length === 0) return done ? <section class="sect">{done}</section> : null;
  return (
    <Part title={t('review.title')} count={items.filter(({ doneAt }) => doneAt === undefined).length}>
      <ul class="review-points">
        {items.map((item) => (
          <li key={item.id}>
            <Point item={item} href={hrefOf(item)} onDone={onDone} onRemove={onRemove} />
          </li>
        ))}
      </ul>
      {done}
    </Part>
  );
}

interface PointProps extends Pick<ReviewPointsProps, 'onDone' | 'onRemove'> {
  item: ReviewItem;
  href: string | undefined;
}

function Point({ item, href, onDone, onRemove }: PointProps) {
  const { title, words, who, at, doneAt } = item;
  const isDone = doneAt !== undefined;
  const added = who
    ? t('review.by', { who, when: formatInstant(at) })
    : t('review.when', { when: formatInstant(at) });
  return (
    <Told as="div" origin={originOfPoint(item)} class={isDone ? 'review-point dim' : 'review-point'}>
      {href ? (
        <a class="link id" href={href}>
          {title}
        </a>
      ) : (
        <bdi class="id">{title}</bdi>
      )}
      <bdi class="words">{words}</bdi>
      <span class="small dim">
        {joinParts([added, isDone && t('review.was-done', { when: formatInstant(doneAt) })])}
      </span>
      <span class="acts">
        <button
          type="button"
          class="link small"
          aria-label={t(isDone ? 'review.reopen-of' : 'review.done-of', { title })}
          onClick={() => onDone(item, !isDone)}
        >
          {t(isDone ? 'review.reopen' : 'review.done')}
        </button>
        <button
          type="button"
          class="link small"
          aria-label={t('review.remove-of', { title })}
          onClick={() => onRemove(item)}
        >
          {t('review.remove')}
        </button>
      </span>
    </Told>
  );
}
