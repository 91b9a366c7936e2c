import { ChaseGroups } from '../../components/chaser/ChaseGroups.tsx';
import type { ChaseGroup } from '../../lib/lens/chaser/chase-groups.ts';
import { chosenLines } from './chaser-lines.ts';
import { hrefOf } from './route.ts';

/** From a list to a reminder about those of its lines that wait for one supplier. */
export function ChaseFrom({ groups }: { groups: readonly ChaseGroup[] }) {
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
