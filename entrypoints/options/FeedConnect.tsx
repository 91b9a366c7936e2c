import { useState } from 'preact/hooks';
import { CheckSteps } from '../../components/sources/CheckSteps.tsx';
import { type FeedFields, FeedForm } from '../../components/sources/FeedForm.tsx';
import { explainSwitch } from '../../lib/policy/switches.ts';
import { checkFeed, type FeedDraft } from '../../lib/surface/check-feed.ts';
import { feedAddress } from '../../lib/surface/feed-address.ts';
import { redirectAddress, signInPatterns } from '../../lib/surface/sign-in.ts';
import { useReading } from '../../lib/surface/use-reading.ts';
import { FeedReview } from './FeedReview.tsx';
import { hearFeed } from './follow-check.ts';
import { useCheck } from './use-check.ts';

const SETTINGS = { of: ['settings'] } as const;
/** Until the policy is read; the check itself asks it again. */
const ALLOWED = { on: true, locked: false };

/** Connects a table at an address: its form, the check, then what its columns mean. */
export function FeedConnect({ onConnected }: { onConnected: (label: string) => void }) {
  const { remote } = useReading((store) => explainSwitch(store, 'signIn.companySecret'), [], SETTINGS);
  const companySecret = remote.value.state === 'ready' ? remote.value.value : ALLOWED;
  const { problem, checked, busy, run, clear } = useCheck();
  const [draft, setDraft] = useState<FeedDraft>();
  const [turn, setTurn] = useState(0);
  const check = (fields: FeedFields) =>
    run(
      {
        typed: fields.address,
        at: feedAddress(fields.address),
        patterns: signInPatterns(fields.signIn),
      },
      (at, onStep) => checkFeed(fields, at, hearFeed(onStep)),
      (found) => setDraft(found),
    );
  const leave = () => {
    draft?.look.looker.close();
    setDraft(undefined);
    clear();
  };
  const done = (label: string) => {
    leave();
    setTurn(turn + 1);
    onConnected(label);
  };
  return (
    <>
      <div hidden={draft !== undefined}>
        <FeedForm
          key={turn}
          busy={busy}
          problem={problem}
          redirect={redirectAddress()}
          companySecret={companySecret}
          onConnect={check}
        />
      </div>
      {checked ? <CheckSteps {...checked} /> : null}
      {draft ? <FeedReview draft={draft} onDraft={setDraft} onBack={leave} onDone={done} /> : null}
    </>
  );
}
