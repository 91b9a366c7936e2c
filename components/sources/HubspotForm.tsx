import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import { IntervalField } from './IntervalField.tsx';
import { SubmitPart } from './SubmitPart.tsx';
import { TextField } from './TextField.tsx';

/** What a person enters to connect a HubSpot account; the address as typed, empty for HubSpot itself. */
interface HubspotFields {
  label: string;
  account: string;
  token: string;
  address: string;
  everyMinutes: number;
}

interface HubspotFormProps {
  busy: boolean;
  /** What is wrong with what was entered, or with the permission for it, in words. */
  problem?: string;
  /** The scopes to tick. */
  scopes: readonly string[];
  /** Must ask for the permission in this very call: browsers allow it only in the turn of a click. */
  onConnect: (fields: HubspotFields) => void;
}

const EMPTY: HubspotFields = { label: '', account: '', token: '', address: '', everyMinutes: 30 };

/** What has to be made in HubSpot, step by step, and the token that comes of it. What was typed stays when it is refused. */
export function HubspotForm({ busy, problem, scopes, onConnect }: HubspotFormProps) {
  const [fields, setFields] = useState(EMPTY);
  const set = (change: Partial<HubspotFields>) => setFields({ ...fields, ...change });
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
        <summary>{t('hubspot.before')}</summary>
        <p class="dim">{t('hubspot.before.why')}</p>
        <ol>
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
        </ol>
      </details>
      <TextField
        label={t('sources.label')}
        optional
        longest={100}
        value={fields.label}
        onInput={(label) => set({ label })}
      />
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
      <IntervalField minutes={fields.everyMinutes} onChange={(everyMinutes) => set({ everyMinutes })} />
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
      <p class="small dim wide">{t('sources.sites')}</p>
      <SubmitPart busy={busy} label={t('sources.go')} problem={problem} />
    </form>
  );
}
