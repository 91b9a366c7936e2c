import { formatAge, formatInstant } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { WorkspaceView } from '../../lib/lens/views.ts';
import { shortName, sourceName } from '../wording/source.ts';
import { Icon } from './Icon.tsx';
import { Sign } from './Sign.tsx';

interface FooterProps {
  sources: WorkspaceView['sources'];
  /** The present instant in milliseconds, for ages. */
  instant: number;
  onOptions?: () => void;
}

/** Each source with its age, on every panel. */
export function Footer({ sources, instant, onOptions }: FooterProps) {
  return (
    <footer class="foot">
      <ul aria-label={t('source.label')}>
        {sources.length === 0 ? (
          <li class="st">
            <Sign state="unknown" bare />
            <span>{t('source.none')}</span>
          </li>
        ) : null}
        {sources.map((source) => (
          <li
            class="st"
            key={source.sourceId}
            title={`${sourceName(source.sourceId)}: ${t('source.read', { when: formatInstant(source.fetchedAt) })}`}
          >
            <Sign
              state={source.stale ? 'risk' : 'ok'}
              label={source.stale ? t('source.stale') : t('source.fresh')}
            />
            <span>
              {shortName(sourceName(source.sourceId), 36)} {formatAge(source.fetchedAt, instant)}
            </span>
          </li>
        ))}
      </ul>
      {onOptions ? (
        <button type="button" class="btn quiet icon" aria-label={t('common.options')} onClick={onOptions}>
          <Icon name="options" />
        </button>
      ) : null}
    </footer>
  );
}
