import { createContext, h, type JSX } from 'preact';
import { useContext } from 'preact/hooks';
import { formatAge, formatInstant, joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { Origin } from '../../lib/lens/views.ts';
import { sourceName } from '../wording/source.ts';
import { wasWords } from '../wording/was.ts';

/** The present instant in milliseconds, given by each surface; ages are told by it. */
export const Instant = createContext<number | undefined>(undefined);

/** True inside of facts that are past their limit: states and verdicts there say "was". */
export const Past = createContext(false);

/** Words that were so on the day of reading: `was on track` past the limit. A name or date (`asWritten`) keeps its first letter: `was Nov 20`. */
export function useWas(): (words: string, asWritten?: boolean) => string {
  const past = useContext(Past);
  return (words, asWritten = false) => {
    return past ? wasWords(words, asWritten) : words;
  };
}

/** `2 hr old`; where no clock is given, the day and time of the reading. */
function ageWords(origin: Pick<Origin, 'fetchedAt'>, instant: number | undefined): string {
  if (origin.fetchedAt <= 0) return t('fresh.no-age');
  return instant === undefined
    ? t('fresh.read', { when: formatInstant(origin.fetchedAt) })
    : t('fresh.age', { age: formatAge(origin.fetchedAt, instant) });
}

/** `orders.csv, 2 hr old`. */
export function sourceWords(origin: Pick<Origin, 'sourceId' | 'fetchedAt'>, instant?: number): string {
  const source = origin.sourceId === '' ? t('fresh.no-source') : sourceName(origin.sourceId);
  return t('fresh.source', { source, age: ageWords(origin, instant) });
}

/** Source, age and confidence in one line. */
export function originWords(origin: Origin, instant?: number): string {
  return joinParts([sourceWords(origin, instant), t(`card.confidence.${origin.confidence}`)]);
}

type Tag =
  | 'a'
  | 'article'
  | 'button'
  | 'dd'
  | 'div'
  | 'dl'
  | 'li'
  | 'p'
  | 'section'
  | 'span'
  | 'td'
  | 'tr'
  | 'ul';

type ToldProps<T extends Tag> = Omit<JSX.IntrinsicElements[T], 'as' | 'class' | 'ref'> & {
  as: T;
  /** Where everything inside comes from; of several records the oldest. */
  origin: Origin;
  class?: string;
};

/**
 * The one kind of place in which facts of records may stand: a figure, a date, a quantity, a state. It names source, age
 * and confidence to pointer and screen reader, and past its limit it turns what is inside grey. A test renders every
 * component and fails for a fact that stands outside of one.
 */
export function Told<T extends Tag>({ as, origin, class: name, ...rest }: ToldProps<T>) {
  const instant = useContext(Instant);
  const told = h(as as string, {
    ...rest,
    class: [name, origin.stale ? 'stale' : ''].filter(Boolean).join(' ') || undefined,
    'data-told': origin.stale ? 'stale' : 'fresh',
    title: originWords(origin, instant),
  });
  return <Past.Provider value={origin.stale}>{told}</Past.Provider>;
}
