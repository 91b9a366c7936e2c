import type { WhoCandidate } from '../../lib/lens/mail/who/who-views.ts';
import { reasonWords } from '../wording/who.ts';

/** Why a sender is taken for a partner, the strongest reason first. */
export function WhoReasons({ reasons }: Pick<WhoCandidate, 'reasons'>) {
  return (
    <ul class="sender-reasons small dim">
      {reasons.map((reason) => (
        <li key={JSON.stringify(reason)}>
          <bdi>{reasonWords(reason)}</bdi>
        </li>
      ))}
    </ul>
  );
}
