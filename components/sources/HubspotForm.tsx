import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import { ConnectFrame, type ConnectProps } from './ConnectFrame.tsx';
import { ConnectGuide } from './ConnectGuide.tsx';
import { TextField } from './TextField.tsx';

/** What a person enters to connect a HubSpot account; the address as typed, empty for HubSpot itself. */
interface HubspotFields {
  label: string;
  account: string;
  token: string;
  address: string;
  everyMinutes: number;
}

interface HubspotFormProps extends ConnectProps<HubspotFields> {
  /** The scopes to tick. */
  scopes: readonly string[];
}

const EMPTY: HubspotFields = { label: '', account: '', token: '', address: '', everyMinutes: 30 };

/** What has to be made in HubSpot, and the token that comes of it. What was typed stays when it is refused. */
export function HubspotForm({ scopes, onConnect, ...state }: HubspotFormProps) {
  const [fields, setFields] = useState(EMPTY);
  const set = (change: Partial<HubspotFields>) => setFields({ ...fields, ...change });
  return (
    <ConnectFrame
      {...state}
      fields={fields}
      onChange={set}
      onSubmit={() => onConnect(fields)}
      go={t('sources.go')}
      guide={<HubspotGuide scopes={scopes} />}
      further={
        <details class="wide">
          <summary>{t('hubspot.advanced')}</summary>
          <p class="small dim">{t('hubspot.address.why')}</p>
          <TextField
            label={t('hubspot.address')}
            hint="https://api.hubapi.com"
            optional
            longest={300}
            value={fields.address}
            onInput={(address) => set({ address })}
          />
        </details>
      }
    >
      <TextField
        label={t('hubspot.account')}
        longest={20}
        value={fields.account}
        onInput={(account) => set({ account })}
      />
      <TextField
        label={t('hubspot.token')}
        secret
        longest={300}
        value={fields.token}
        onInput={(token) => set({ token })}
      />
    </ConnectFrame>
  );
}

function HubspotGuide({ scopes }: Pick<HubspotFormProps, 'scopes'>) {
  return (
    <ConnectGuide title={t('hubspot.before')} why={t('hubspot.before.why')}>
      <li>{t('hubspot.step.app')}</li>
      <li>
        {t('hubspot.step.scopes')}{' '}
        {scopes.map((scope) => (
          <span key={scope}>
            <code>{scope}</code>{' '}
          </span>
        ))}
      </li>
      <li>{t('hubspot.step.write')}</li>
      <li>{t('hubspot.step.token')}</li>
    </ConnectGuide>
  );
}
