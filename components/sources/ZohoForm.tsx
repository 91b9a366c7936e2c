import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import { IntervalField } from './IntervalField.tsx';
import { SubmitPart } from './SubmitPart.tsx';
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

interface ZohoFormProps<Centre extends string> {
  busy: boolean;
  /** What is wrong with what was entered, or with the permission for it, in words. */
  problem?: string;
  /** The data centres, each with the host that people of it sign in at. */
  centres: readonly { id: Centre; host: string }[];
  /** The addresses to register, with their buttons. */
  callbacks: ComponentChildren;
  /** Must ask for the permission in this very call: browsers allow it only in the turn of a click. */
  onConnect: (fields: ZohoFields<Centre>) => void;
}

const EMPTY = { label: '', clientId: '', secret: '', address: '', everyMinutes: 30 };

/** What has to be registered in Zoho's API console, step by step, and what comes of it. What was typed stays when it is refused. */
export function ZohoForm<Centre extends string>(props: ZohoFormProps<Centre>) {
  const { busy, problem, centres, callbacks, onConnect } = props;
  const [fields, setFields] = useState({ ...EMPTY, centre: centres[0]?.id as Centre });
  const set = (change: Partial<typeof fields>) => setFields({ ...fields, ...change });
  return (
    <form
      class="connect"
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        onConnect(fields);
      }}
    >
      <details class="wide guide" open>
        <summary>{t('zoho.before')}</summary>
        <p class="dim">{t('zoho.before.why')}</p>
        <ol>
          <li>{t('zoho.step.app')}</li>
          <li>
            {t('zoho.step.urls')}
            {callbacks}
          </li>
          <li>{t('zoho.step.centres')}</li>
          <li>{t('zoho.step.profile')}</li>
          <li>{t('zoho.step.secret')}</li>
        </ol>
      </details>
      <TextField
        label={t('sources.label')}
        optional
        longest={100}
        value={fields.label}
        onInput={(label) => set({ label })}
      />
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
      <IntervalField minutes={fields.everyMinutes} onChange={(everyMinutes) => set({ everyMinutes })} />
      <details class="wide">
        <summary>{t('zoho.advanced')}</summary>
        <p class="small dim">{t('zoho.secret.why')}</p>
        <TextField
          label={t('zoho.secret')}
          secret
          optional
          longest={300}
          value={fields.secret}
          onInput={(secret) => set({ secret })}
        />
        <p class="small dim">{t('zoho.address.why')}</p>
        <TextField
          label={t('zoho.address')}
          hint="https://crm-gateway.example.com"
          optional
          longest={300}
          value={fields.address}
          onInput={(address) => set({ address })}
        />
      </details>
      <p class="small dim wide">{t('sources.sites')}</p>
      <SubmitPart busy={busy} label={t('salesforce.go')} problem={problem} />
    </form>
  );
}
