import { useState } from 'preact/hooks';
import { formatNumber } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { ChaseGroup } from '../../lib/lens/chaser/chase-groups.ts';

interface ChaseGroupsProps {
  groups: readonly ChaseGroup[];
  hrefOf: (partnerId: string) => string;
  /** Remembers which lines led to the reminder. */
  onChoose: (group: ChaseGroup) => void;
}

const FIRST = 8;

/** The suppliers on whom lines of a list wait, each with the way to a reminder about those lines. */
export function ChaseGroups({ groups, hrefOf, onChoose }: ChaseGroupsProps) {
  const [whole, setWhole] = useState(false);
  if (groups.length === 0) return null;
  const shown = whole ? groups : groups.slice(0, FIRST);
  return (
    <details class="more chase-groups">
      <summary class="small">
        {t('chaser.write')} <span class="c">{formatNumber(groups.length)}</span>
      </summary>
      <ul class="rows">
        {shown.map((group) => (
          <li key={group.partnerId}>
            <a class="link" href={hrefOf(group.partnerId)} onClick={() => onChoose(group)}>
              {group.name}
            </a>{' '}
            <span class="count small dim">{t('chaser.waits', { n: group.keys.length })}</span>
          </li>
        ))}
      </ul>
      {groups.length > shown.length ? (
        <button type="button" class="link small" onClick={() => setWhole(true)}>
          {t('page.show-more', { n: groups.length - FIRST })}
        </button>
      ) : null}
    </details>
  );
}
