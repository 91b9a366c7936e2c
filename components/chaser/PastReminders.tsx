import { formatInstant, joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { ChaserPast } from '../../lib/lens/chaser/chaser-views.ts';
import { Part } from '../parts/Part.tsx';

interface PastRemindersProps {
  past: readonly ChaserPast[];
  onNotSent: (id: string) => void;
}

/** So many are worth a look. */
const SHOWN = 10;

/** When this partner was reminded, by whom and how; one that was not sent after all is taken off. */
export function PastReminders({ past, onNotSent }: PastRemindersProps) {
  if (past.length === 0) return null;
  return (
    <Part title={t('chaser.past')} count={past.length}>
      <ul class="rows">
        {past.slice(0, SHOWN).map(({ id, at, how, step, by, lines }) => (
          <li key={id} class="chaser-past">
            <span class="since">
              {joinParts([
                formatInstant(at),
                t(`chaser.step.${step}`),
                t('chaser.past.lines', { n: lines }),
                t(`chaser.past.${how}`),
                by && t('chaser.past.by', { name: by }),
              ])}
            </span>{' '}
            <button
              type="button"
              class="link small"
              aria-label={t('chaser.past.remove-of', { when: formatInstant(at) })}
              onClick={() => onNotSent(id)}
            >
              {t('chaser.past.remove')}
            </button>
          </li>
        ))}
      </ul>
    </Part>
  );
}
