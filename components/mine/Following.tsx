import type { Follow } from '../../lib/domain/follow.ts';
import { t } from '../../lib/i18n/t.ts';
import { Icon } from '../parts/Icon.tsx';

interface FollowingProps {
  follows: Pick<Follow, 'id' | 'kind' | 'targetId' | 'title'>[];
  hrefOf: (follow: Pick<Follow, 'kind' | 'targetId'>) => string;
  onEnd: (id: string) => void;
}

/** Everything that is followed, with the way to it and the way out. */
export function Following({ follows, hrefOf, onEnd }: FollowingProps) {
  return (
    <section class="sect">
      <h2 class="h2">
        {t('follow.following')} <span class="c">{follows.length}</span>
      </h2>
      {follows.length === 0 ? <p class="dim">{t('follow.none')}</p> : null}
      <ul class="rows following">
        {follows.map((follow) => (
          <li key={follow.id}>
            <a class="id" href={hrefOf(follow)}>
              {follow.kind === 'order' ? t('follow.kind.order', { title: follow.title }) : follow.title}
            </a>
            <button
              type="button"
              class="btn quiet icon"
              aria-label={t('follow.end', { title: follow.title })}
              onClick={() => onEnd(follow.id)}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface FollowButtonProps {
  following: boolean;
  onToggle: () => void;
}

/** Begins or ends following what the page shows. */
export function FollowButton({ following, onToggle }: FollowButtonProps) {
  return (
    <button
      type="button"
      class="toggle follow"
      aria-pressed={following}
      title={t('follow.start.why')}
      onClick={onToggle}
    >
      {t(following ? 'follow.stop' : 'follow.start')}
    </button>
  );
}
