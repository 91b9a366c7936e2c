import { useState } from 'preact/hooks';
import { RemoteView } from '../../components/parts/RemoteView.tsx';
import { type Checked, CheckSteps } from '../../components/sources/CheckSteps.tsx';
import { ConnectForm } from '../../components/sources/ConnectForm.tsx';
import { ConnectionRow } from '../../components/sources/ConnectionRow.tsx';
import { LedgerTable } from '../../components/sources/LedgerTable.tsx';
import type { Failure } from '../../lib/domain/result.ts';
import { t } from '../../lib/i18n/t.ts';
import {
  checkConnection,
  connect,
  connectionAddress,
  connectionViews,
  disconnect,
  type ConnectForm as Form,
  type OnStep,
  requests,
  saveRequests,
  syncNow,
} from '../../lib/surface/connections.ts';
import { allowSite } from '../../lib/surface/sites.ts';
import { useReading } from '../../lib/surface/use-reading.ts';

const CONNECTIONS = { of: ['connections', 'jobs'] } as const;

/** Systems: connect one, see how fresh its records are, read now, check, disconnect; and what was asked of them. */
export function SourcesScreen() {
  const { remote, again } = useReading(connectionViews, [], CONNECTIONS);
  const { remote: ledger } = useReading(requests, [], CONNECTIONS);
  const [checks, setChecks] = useState<Record<string, Checked>>({});
  const [said, setSaid] = useState<string>();
  const check = async (id: string) => {
    const run = (onStep: OnStep) => checkConnection(id, onStep);
    await followCheck(run, (checked) => setChecks((all) => ({ ...all, [id]: checked })));
  };
  return (
    <>
      <h1>{t('sources.title')}</h1>
      <p class="dim">{t('sources.why')}</p>
      <RemoteView remote={remote.value} rows={2}>
        {(views) =>
          views.length === 0 ? (
            <p class="mt dim">{t('sources.none')}</p>
          ) : (
            views.map(({ connection, ...view }) => (
              <ConnectionRow
                key={connection.id}
                connection={connection}
                {...view}
                checked={checks[connection.id]}
                instant={Date.now()}
                onSync={() => void syncNow(connection.id)}
                onCheck={() => void check(connection.id)}
                onAllow={() => {
                  const at = connectionAddress(connection.address);
                  if (at) void allowSite(at.pattern).then(again);
                }}
                onRemove={() =>
                  void disconnect(connection.id).then(() =>
                    setSaid(t('sources.removed', { label: connection.label })),
                  )
                }
              />
            ))
          )
        }
      </RemoteView>
      {said ? (
        <p class="mt" role="status">
          {said}
        </p>
      ) : null}
      <Connect onConnected={(label) => setSaid(t('sources.connected', { label }))} />
      <section>
        {ledger.value.state === 'ready' ? (
          <LedgerTable entries={ledger.value.value} onSave={() => void saveRequests()} />
        ) : null}
      </section>
    </>
  );
}

/** The form, and how far the check of what was entered came. Once connected, it begins empty. */
function Connect({ onConnected }: { onConnected: (label: string) => void }) {
  const [problem, setProblem] = useState<string>();
  const [checked, setChecked] = useState<Checked>();
  const [busy, setBusy] = useState(false);
  const [turn, setTurn] = useState(0);
  const submit = (form: Form) => {
    const at = connectionAddress(form.address);
    setChecked(undefined);
    setProblem(
      at ? undefined : t(/^http:/i.test(form.address.trim()) ? 'sources.insecure' : 'sources.bad-address'),
    );
    if (!at) return;
    void allowSite(at.pattern).then(async (given) => {
      if (!given) {
        setProblem(t('sources.refused', { host: at.host }));
        return;
      }
      setBusy(true);
      const failure = await followCheck((onStep) => connect(form, onStep), setChecked);
      setBusy(false);
      if (failure) return;
      setTurn(turn + 1);
      onConnected(form.label.trim() || at.host);
    });
  };
  return (
    <section>
      <h2 class="h2">
        {t('sources.connect')} <span class="end small dim">{t('sources.preview')}</span>
      </h2>
      <ConnectForm key={turn} busy={busy} problem={problem} onConnect={submit} />
      {checked ? <CheckSteps {...checked} /> : null}
    </section>
  );
}

/** Shows each step as it holds, then what stopped the check. */
async function followCheck(
  run: (onStep: OnStep) => Promise<Failure | null>,
  show: (checked: Checked) => void,
): Promise<Failure | null> {
  const steps: Checked['steps'] = [];
  show({ steps: [] });
  const failure = await run((step, detail) => {
    steps.push({ step, detail });
    show({ steps: [...steps] });
  });
  show({ steps, ...(failure ? { failure } : {}) });
  return failure;
}
