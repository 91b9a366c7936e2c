import type { Failure } from '../../lib/domain/result.ts';
import { t } from '../../lib/i18n/t.ts';
import type { TakenAnswers } from '../../lib/share/take-answers.ts';
import { FailureNote, Note } from '../parts/Note.tsx';

/** So many references are named. */
const NAMED = 5;

interface TakenProps {
  taken: TakenAnswers;
  /** Why files that came with it were not taken in. */
  refused?: readonly Failure[];
  /** What came with it of other partners, and where it is decided. */
  others?: readonly (Pick<TakenAnswers, 'added'> & { name: string; href: string })[];
}

/** What became of a file of answers, and of those that came with it. */
export function Taken({ taken, refused = [], others = [] }: TakenProps) {
  return (
    <div class="taken">
      <TakenFile taken={taken} />
      {taken.newer ? (
        <Note
          state="risk"
          what={t('share.answers.newer')}
          why={t('share.answers.newer.why')}
          next={t('share.answers.newer.next')}
        />
      ) : null}
      {others.map(({ name, href, added }) => (
        <Note
          key={href}
          state="ok"
          what={<a href={href}>{name}</a>}
          why={t('share.answers.taken', { n: added })}
        />
      ))}
      {refused.map((failure) => (
        <FailureNote key={failure.message} failure={failure} />
      ))}
    </div>
  );
}

function TakenFile({ taken: { added, known, unknown } }: Pick<TakenProps, 'taken'>) {
  const refs = unknown.slice(0, NAMED).map(({ ref }) => ref.slice(0, 8));
  const more = unknown.length > NAMED ? ' …' : '';
  return (
    <Note
      state={unknown.length > 0 ? 'risk' : 'ok'}
      what={[
        t('share.answers.taken', { n: added }),
        ...(known > 0 ? [t('share.answers.known', { n: known })] : []),
      ].join(' ')}
      why={
        unknown.length > 0
          ? t('share.answers.unknown', { n: unknown.length, refs: refs.join(', ') + more })
          : undefined
      }
    />
  );
}
