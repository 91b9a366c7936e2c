import { useState } from 'preact/hooks';
import { SystemChoice } from '../../components/sources/SystemChoice.tsx';
import type { SystemName } from '../../lib/domain/connection.ts';
import { t } from '../../lib/i18n/t.ts';
import { DynamicsConnect } from './DynamicsConnect.tsx';
import { FeedConnect } from './FeedConnect.tsx';
import { HubspotConnect } from './HubspotConnect.tsx';
import { SalesforceConnect } from './SalesforceConnect.tsx';
import { TrytonConnect } from './TrytonConnect.tsx';
import { ZohoConnect } from './ZohoConnect.tsx';

const CONNECTS = {
  tryton: TrytonConnect,
  salesforce: SalesforceConnect,
  hubspot: HubspotConnect,
  dynamics: DynamicsConnect,
  zoho: ZohoConnect,
  feed: FeedConnect,
} satisfies Record<SystemName, unknown>;

/** Which kind of system is connected, and its form. `onConnected` hears in words what was connected. */
export function ConnectPart({ onConnected }: { onConnected: (said: string) => void }) {
  const [system, setSystem] = useState<SystemName>('tryton');
  const Connect = CONNECTS[system];
  const connected = system === 'feed' ? 'feeds.connected' : 'sources.connected';
  return (
    <section>
      <h2 class="h2">
        {t('feeds.connect')} <span class="end small dim">{t('sources.preview')}</span>
      </h2>
      <SystemChoice chosen={system} onChoose={setSystem} />
      <Connect onConnected={(label) => onConnected(t(connected, { label }))} />
    </section>
  );
}
