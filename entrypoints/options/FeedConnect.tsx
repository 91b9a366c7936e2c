import { useState } from 'preact/hooks';
import { type Checked, CheckSteps } from '../../components/sources/CheckSteps.tsx';
import { type FeedFields, FeedForm } from '../../components/sources/FeedForm.tsx';
import { t } from '../../lib/i18n/t.ts';
import { explainSwitch } from '../../lib/policy/switches.ts';
import { checkFeed, type FeedDraft } from '../../lib/surface/check-feed.ts';
import { feedAddress } from '../../lib/surface/feed-address.ts';
import { redirectAddress, signInPatterns } from '../../lib/surface/sign-in.ts';
import { allowSite } from '../../lib/surface/sites.ts';
import { useReading } from '../../lib/surface/use-reading.ts';
import { FeedReview } from './FeedReview.tsx';
import { followCheck, hearFeed, isFailure } from './follow-check.ts';

const SETTINGS = { of: ['settings'] } as const;
/** Until the policy is read; the check itself asks it again. */
const ALLOWED = { on: true, locked: false };

/** Connects a table at an address: its form, the check, then what its columns mean. */
export function FeedConnect({ onConnected }: { onConnected: (label: string) => void }) {
  const { remote } = useReading((store) => explainSwitch(store, 'signIn.companySecret'), [], SETTINGS);
  const companySecret = remote.value.state === 'ready' ? remote.value.value : ALLOWED;
  const [problem, setProblem] = useState<string>();
  const [checked, setChecked] = useState<Checked>();
  const [busy, setBusy] = useState(false);
  const [draft, setDraft] = useState<FeedDraft>();
  const [turn, setTurn] = useState(0);
  const check = (fields: FeedFields) => {
    const at = feedAddress(fields.address);
    setChecked(undefined);
    setProblem(
      at ? undefined : t(/^http:/i.test(fields.address.trim()) ? 'sources.insecure' : 'sources.bad-address'),
    );
    if (!at) return;
    void allowSite(at.pattern, ...signInPatterns(fields.signIn)).then(async (given) => {
      if (!given) return setProblem(t('sources.refused', { host: at.host }));
      setBusy(true);
      const end = await followCheck((onStep) => checkFeed(fields, at, hearFeed(onStep)), setChecked);
      setBusy(false);
      if (!isFailure(end)) setDraft(end);
    });
  };
  const leave = () => {
    draft?.look.looker.close();
    setDraft(undefined);
    setChecked(undefined);
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
          onCheck={check}
        />
      </div>
      {checked ? <CheckSteps {...checked} /> : null}
      {draft ? <FeedReview draft={draft} onDraft={setDraft} onBack={leave} onDone={done} /> : null}
    </>
  );
}
