import { useState } from 'preact/hooks';
import { RemoteView } from '../../components/parts/RemoteView.tsx';
import { type Checked, CheckSteps } from '../../components/sources/CheckSteps.tsx';
import { CompanyChoice } from '../../components/sources/CompanyChoice.tsx';
import { ConnectForm } from '../../components/sources/ConnectForm.tsx';
import { ConnectionRow } from '../../components/sources/ConnectionRow.tsx';
import { LedgerTable } from '../../components/sources/LedgerTable.tsx';
import { SystemChoice } from '../../components/sources/SystemChoice.tsx';
import { type Connection, type SystemName, signsInByCode } from '../../lib/domain/connection.ts';
import { isAskable } from '../../lib/domain/lookup.ts';
import type { Failure } from '../../lib/domain/result.ts';
import { t } from '../../lib/i18n/t.ts';
import { explainSwitch } from '../../lib/policy/switches.ts';
import { type FeedDraft, lookAtFeed, recheckFeed } from '../../lib/surface/check-feed.ts';
import { checkConnection, connectSystem } from '../../lib/surface/connect-system.ts';
import {
  connectionAddress,
  connectionViews,
  disconnect,
  hostsOf,
  requests,
  saveRequests,
  setEvery,
  setPerDay,
  syncNow,
} from '../../lib/surface/connections.ts';
import { mayHaveOwn } from '../../lib/surface/own-objects.ts';
import { signInAgain } from '../../lib/surface/sign-in-again.ts';
import { allowSystem } from '../../lib/surface/sites.ts';
import { acceptMissing, chooseCompany } from '../../lib/surface/system-company.ts';
import { type TrytonForm, trytonDraft } from '../../lib/surface/tryton-draft.ts';
import { useOnline } from '../../lib/surface/use-online.ts';
import { useReading } from '../../lib/surface/use-reading.ts';
import { DynamicsConnect } from './DynamicsConnect.tsx';
import { FeedConnect } from './FeedConnect.tsx';
import { FeedReview } from './FeedReview.tsx';
import { FieldPart } from './FieldPart.tsx';
import { followCheck, hearFeed, hearSystem, isFailure } from './follow-check.ts';
import { HubspotConnect } from './HubspotConnect.tsx';
import { MovePart } from './MovePart.tsx';
import { OutboxPart } from './OutboxPart.tsx';
import { OwnObjectsPart } from './OwnObjectsPart.tsx';
import { SalesforceConnect } from './SalesforceConnect.tsx';
import { SwitchSetting } from './SwitchSetting.tsx';
import { useCheck } from './use-check.ts';
import { ZohoConnect } from './ZohoConnect.tsx';

const CONNECTIONS = { of: ['connections', 'jobs'] } as const;

/** Systems: connect one, see how fresh its records are, read now, check, disconnect; and what was asked of them. */
export function SourcesScreen() {
  const { remote, again } = useReading(connectionViews, [], CONNECTIONS);
  const { remote: ledger } = useReading(requests, [], CONNECTIONS);
  const { remote: own } = useReading((store) => explainSwitch(store, 'sources.ownObjects'), [], {
    of: ['settings'],
  });
  const mayReadOwn = own.value.state !== 'ready' || own.value.value.on;
  const online = useOnline();
  const [checks, setChecks] = useState<Record<string, Checked>>({});
  const [said, setSaid] = useState<string>();
  const [system, setSystem] = useState<SystemName>('tryton');
  const [renewals, setRenewals] = useState<Record<string, Failure | undefined>>({});
  const renew = async (connection: Connection, secret: string) => {
    const failure = await signInAgain(connection, secret);
    setRenewals((all) => ({ ...all, [connection.id]: failure ?? undefined }));
  };
  const [draft, setDraft] = useState<FeedDraft>();
  const lookAt = async (connection: Connection) => {
    if (connection.system !== 'feed') return;
    const shown = (checked: Checked) => setChecks((all) => ({ ...all, [connection.id]: checked }));
    const end = await followCheck((onStep) => lookAtFeed(connection, hearFeed(onStep)), shown);
    if (!isFailure(end)) setDraft(end);
  };
  const leave = () => {
    draft?.look.looker.close();
    setDraft(undefined);
  };
  const check = (connection: Connection) =>
    followCheck(
      (onStep) =>
        connection.system === 'feed'
          ? recheckFeed(connection, hearFeed(onStep))
          : checkConnection(connection, hearSystem(onStep)),
      (checked) => setChecks((all) => ({ ...all, [connection.id]: checked })),
    );
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
                online={online}
                checked={checks[connection.id]}
                instant={Date.now()}
                onSync={() => void syncNow(connection.id)}
                onAcceptMissing={() => void acceptMissing(connection.id)}
                onCheck={() => void check(connection)}
                onColumns={() => void lookAt(connection)}
                onSignIn={(secret) => void renew(connection, secret)}
                signInFailure={renewals[connection.id]}
                onAllow={() => {
                  const { pages, called } = hostsOf(connection);
                  void allowSystem(pages, called).then(again);
                }}
                onInterval={(minutes) => void setEvery(connection.id, minutes)}
                onPerDay={(perDay) => void setPerDay(connection.id, perDay)}
                onRemove={() =>
                  void disconnect(connection.id).then(() =>
                    setSaid(
                      t(signsInByCode(connection) ? 'sources.removed.sign-in' : 'sources.removed', {
                        label: connection.label,
                      }),
                    ),
                  )
                }
              >
                {connection.system === 'tryton' ? (
                  <>
                    <CompanyChoice
                      key={connection.company}
                      connection={connection}
                      onChoose={(company) => void chooseCompany(connection.id, company)}
                    />
                    <FieldPart connection={connection} />
                  </>
                ) : mayHaveOwn(connection) ? (
                  <OwnObjectsPart connection={connection} allowed={mayReadOwn} />
                ) : connection.system === 'feed' ? (
                  <MovePart feed={connection} />
                ) : null}
              </ConnectionRow>
            ))
          )
        }
      </RemoteView>
      {draft ? <FeedReview draft={draft} onDraft={setDraft} onBack={leave} onDone={leave} /> : null}
      {said ? (
        <p class="mt" role="status">
          {said}
        </p>
      ) : null}
      <OutboxPart />
      {remote.value.state === 'ready' &&
      remote.value.value.some(({ connection }) => isAskable(connection)) ? (
        <SwitchSetting of="lookups.ask" />
      ) : null}
      <section>
        <h2 class="h2">
          {t('feeds.connect')} <span class="end small dim">{t('sources.preview')}</span>
        </h2>
        <SystemChoice chosen={system} onChoose={setSystem} />
        {system === 'feed' ? (
          <FeedConnect onConnected={(label) => setSaid(t('feeds.connected', { label }))} />
        ) : system === 'salesforce' ? (
          <SalesforceConnect onConnected={(label) => setSaid(t('sources.connected', { label }))} />
        ) : system === 'hubspot' ? (
          <HubspotConnect onConnected={(label) => setSaid(t('sources.connected', { label }))} />
        ) : system === 'dynamics' ? (
          <DynamicsConnect onConnected={(label) => setSaid(t('sources.connected', { label }))} />
        ) : system === 'zoho' ? (
          <ZohoConnect onConnected={(label) => setSaid(t('sources.connected', { label }))} />
        ) : (
          <Connect onConnected={(label) => setSaid(t('sources.connected', { label }))} />
        )}
      </section>
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
  const { problem, checked, busy, run } = useCheck();
  const [turn, setTurn] = useState(0);
  const submit = (form: TrytonForm) =>
    run(
      { typed: form.address, at: connectionAddress(form.address) },
      (_, onStep) => connectSystem(trytonDraft(form), hearSystem(onStep)),
      (_, { host }) => {
        setTurn(turn + 1);
        onConnected(form.label.trim() || host);
      },
    );
  return (
    <>
      <ConnectForm key={turn} busy={busy} problem={problem} onConnect={submit} />
      {checked ? <CheckSteps {...checked} /> : null}
    </>
  );
}
