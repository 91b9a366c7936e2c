import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import { ConnectFrame, type ConnectProps } from './ConnectFrame.tsx';
import { ConnectGuide } from './ConnectGuide.tsx';
import { TextField } from './TextField.tsx';

/** What a person enters to connect an organisation of Zoho CRM; the address as typed, empty for Zoho itself. */
interface ZohoFields<Centre> {
  label: string;
  centre: Centre;
  clientId: string;
  secret: string;
  address: string;
  everyMinutes: number;
}

interface ZohoFormProps<Centre extends string> extends ConnectProps<ZohoFields<Centre>> {
  /** The data centres, each with the host that people of it sign in at. */
  centres: readonly { id: Centre; host: string }[];
  /** The addresses to register, with their buttons. */
  callbacks: ComponentChildren;
}

const EMPTY = { label: '', clientId: '', secret: '', address: '', everyMinutes: 30 };

/** What has to be registered in Zoho's API console, and what comes of it. What was typed stays when it is refused. */
export function ZohoForm<Centre extends string>(props: ZohoFormProps<Centre>) {
  const { busy, problem, centres, callbacks, onConnect } = props;
  const [fields, setFields] = useState({ ...EMPTY, centre: centres[0]?.id as Centre });
  const set = (change: Partial<typeof fields>) => setFields({ ...fields, ...change });
  return (
    <ConnectFrame
      busy={busy}
      problem={problem}
      fields={fields}
      onChange={set}
      onSubmit={() => onConnect(fields)}
      go={t('sources.sign-in.go')}
      guide={<ZohoGuide callbacks={callbacks} />}
      further={<FurtherFields secret={fields.secret} address={fields.address} onChange={set} />}
    >
      <label>
        <span class="small dim">{t('zoho.centre')}</span>
        <select
          class="field"
          value={fields.centre}
          onChange={(event) => set({ centre: event.currentTarget.value as Centre })}
        >
          {centres.map(({ id, host }) => (
            <option key={id} value={id}>
              {t(`zoho.centre.${id}` as 'zoho.centre.com')} · {host}
            </option>
          ))}
        </select>
      </label>
      <TextField
        label={t('zoho.client')}
        hint="1000.ABC…"
        longest={300}
        value={fields.clientId}
        onInput={(clientId) => set({ clientId })}
      />
    </ConnectFrame>
  );
}

function ZohoGuide({ callbacks }: Pick<ZohoFormProps<never>, 'callbacks'>) {
  return (
    <ConnectGuide title={t('zoho.before')} why={t('zoho.before.why')}>
      <li>{t('zoho.step.app')}</li>
      <li>
        {t('zoho.step.urls')}
        {callbacks}
      </li>
      <li>{t('zoho.step.centres')}</li>
      <li>{t('zoho.step.profile')}</li>
      <li>{t('zoho.step.secret')}</li>
    </ConnectGuide>
  );
}

interface FurtherFieldsProps extends Pick<ZohoFields<never>, 'secret' | 'address'> {
  onChange: (change: { secret?: string; address?: string }) => void;
}

/** What only some need: a client's secret, and a company's own gateway. */
function FurtherFields({ secret, address, onChange }: FurtherFieldsProps) {
  return (
    <details class="wide">
      <summary>{t('zoho.advanced')}</summary>
      <p class="small dim">{t('zoho.secret.why')}</p>
      <TextField
        label={t('zoho.secret')}
        secret
        optional
        longest={300}
        value={secret}
        onInput={(typed) => onChange({ secret: typed })}
      />
      <p class="small dim">{t('zoho.address.why')}</p>
      <TextField
        label={t('zoho.address')}
        hint="https://crm-gateway.example.com"
        optional
        longest={300}
        value={address}
        onInput={(typed) => onChange({ address: typed })}
      />
    </details>
  );
}
