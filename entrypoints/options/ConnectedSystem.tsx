import { useState } from 'preact/hooks';
import type { Checked } from '../../components/sources/CheckSteps.tsx';
import { CompanyChoice } from '../../components/sources/CompanyChoice.tsx';
import { ConnectionRow } from '../../components/sources/ConnectionRow.tsx';
import type { Connection } from '../../lib/domain/connection.ts';
import type { Failure } from '../../lib/domain/result.ts';
import { type FeedDraft, lookAtFeed, recheckFeed } from '../../lib/surface/check-feed.ts';
import { checkConnection } from '../../lib/surface/connect-system.ts';
import {
  type ConnectionView,
  disconnect,
  hostsOf,
  setEvery,
  setPerDay,
  syncNow,
} from '../../lib/surface/connections.ts';
import { mayHaveOwn } from '../../lib/surface/own-objects.ts';
import { signInAgain } from '../../lib/surface/sign-in-again.ts';
import { allowSystem } from '../../lib/surface/sites.ts';
import { acceptMissing, chooseCompany } from '../../lib/surface/system-company.ts';
import { FieldPart } from './FieldPart.tsx';
import { followCheck, hearFeed, hearSystem, isFailure } from './follow-check.ts';
import { MovePart } from './MovePart.tsx';
import { OwnObjectsPart } from './OwnObjectsPart.tsx';

interface ConnectedSystemProps {
  view: ConnectionView;
  online: boolean;
  /** Whether the policy lets objects of the company's own be read. */
  mayReadOwn: boolean;
  /** The columns of a report are to be looked at anew. */
  onReview: (draft: FeedDraft) => void;
  /** The browser was asked for the permission. */
  onAllowed: () => void;
  onRemoved: (connection: Connection) => void;
}

/** One connected system, and what a person does with it: reads now, checks, signs in again, disconnects. */
export function ConnectedSystem({ view, online, mayReadOwn, ...hears }: ConnectedSystemProps) {
  const { connection, ...state } = view;
  const { id } = connection;
  const [checked, setChecked] = useState<Checked>();
  const [signInFailure, setSignInFailure] = useState<Failure>();
  const renew = async (secret: string) =>
    setSignInFailure((await signInAgain(connection, secret)) ?? undefined);
  const allow = () => {
    const { pages, called } = hostsOf(connection);
    void allowSystem(pages, called).then(hears.onAllowed);
  };
  return (
    <ConnectionRow
      connection={connection}
      {...state}
      online={online}
      checked={checked}
      instant={Date.now()}
      onSync={() => void syncNow(id)}
      onAcceptMissing={() => void acceptMissing(id)}
      onCheck={() => void check(connection, setChecked)}
      onColumns={() => void lookAt(connection, setChecked, hears.onReview)}
      onSignIn={(secret) => void renew(secret)}
      signInFailure={signInFailure}
      onAllow={allow}
      onInterval={(minutes) => void setEvery(id, minutes)}
      onPerDay={(perDay) => void setPerDay(id, perDay)}
      onRemove={() => void disconnect(id).then(() => hears.onRemoved(connection))}
    >
      <OwnParts connection={connection} mayReadOwn={mayReadOwn} />
    </ConnectionRow>
  );
}

function check(connection: Connection, show: (checked: Checked) => void) {
  return followCheck(
    (onStep) =>
      connection.system === 'feed'
        ? recheckFeed(connection, hearFeed(onStep))
        : checkConnection(connection, hearSystem(onStep)),
    show,
  );
}

async function lookAt(
  connection: Connection,
  show: (checked: Checked) => void,
  onReview: ConnectedSystemProps['onReview'],
): Promise<void> {
  if (connection.system !== 'feed') return;
  const end = await followCheck((onStep) => lookAtFeed(connection, hearFeed(onStep)), show);
  if (!isFailure(end)) onReview(end);
}

/** What only some systems have: a choice of company and fields, objects of the company's own, a report that moves. */
function OwnParts({ connection, mayReadOwn }: { connection: Connection; mayReadOwn: boolean }) {
  if (connection.system === 'tryton')
    return (
      <>
        <CompanyChoice
          key={connection.company}
          connection={connection}
          onChoose={(company) => void chooseCompany(connection.id, company)}
        />
        <FieldPart connection={connection} />
      </>
    );
  if (mayHaveOwn(connection)) return <OwnObjectsPart connection={connection} allowed={mayReadOwn} />;
  return connection.system === 'feed' ? <MovePart feed={connection} /> : null;
}
