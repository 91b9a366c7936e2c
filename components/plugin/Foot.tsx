import type { Bundle } from '../../lib/domain/share-bundle.ts';
import { isolated } from './isolated.ts';
import { useTongue } from './tongue.ts';

/** What is shared, until when, agreed by whom. */
export function Foot({ bundle }: { bundle: Bundle }) {
  const { say, date, day } = useTongue();
  const { shared, expiresAt, nextReviewOn } = bundle;
  const what = [say('shared.figures'), ...shared.fields.map((field) => say(`shared.${field}`))];
  const until = {
    date: date(shared.until),
    agreed: date(shared.agreedOn),
    ours: isolated(shared.ours),
    theirs: isolated(shared.theirs),
  };
  return (
    <footer>
      <p>{say('shared', { what: what.join(', ') })}</p>
      <p>{say('shared.until', until)}</p>
      <p>
        {say('shared.expires', { date: day(expiresAt) })}
        {nextReviewOn ? ` ${say('shared.review', { date: date(nextReviewOn) })}` : null}
      </p>
    </footer>
  );
}
