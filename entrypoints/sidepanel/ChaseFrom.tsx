import { ChaseGroups } from '../../components/chaser/ChaseGroups.tsx';
import { t } from '../../lib/i18n/t.ts';
import type { ChaseGroup } from '../../lib/lens/chaser/chase-groups.ts';
import { chosenLines } from './chaser-lines.ts';
import { hrefOf } from './route.ts';

interface ChaseFromProps {
  groups: readonly ChaseGroup[];
  /** Whom all is about: where none of the lines waits, the way to a reminder about others of this partner. */
  partnerId?: string;
}

/** From a list to a reminder about those of its lines that wait for one supplier. */
export function ChaseFrom({ groups, partnerId }: ChaseFromProps) {
  if (groups.length === 0 && partnerId !== undefined)
    return (
      <p class="part-act">
        <a class="link" href={hrefOf({ view: 'chaser', partnerId })}>
          {t('chaser.write')}
        </a>
      </p>
    );
  return (
    <ChaseGroups
      groups={groups}
      hrefOf={(partnerId) => hrefOf({ view: 'chaser', partnerId })}
      onChoose={({ partnerId, keys }) => {
        chosenLines.value = { partnerId, keys: new Set(keys) };
      }}
    />
  );
}
