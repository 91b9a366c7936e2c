import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import { IntervalField } from './IntervalField.tsx';
import { SubmitPart } from './SubmitPart.tsx';
import { TextField } from './TextField.tsx';

/** What a person enters to connect a Salesforce org; the address as typed. */
interface SalesforceFields {
  label: string;
  address: string;
  clientId: string;
  everyMinutes: number;
}

interface SalesforceFormProps {
  busy: boolean;
  /** What is wrong with the address or the permission for it, in words. */
  problem?: string;
  /** The addresses to register, with their buttons. */
  callbacks: ComponentChildren;
  /** Must ask for the permission in this very call: browsers allow it only in the turn of a click. */
  onConnect: (fields: SalesforceFields) => void;
}

const EMPTY: SalesforceFields = { label: '', address: '', clientId: '', everyMinutes: 30 };

/** What has to be registered in Salesforce, step by step, and the two things that come of it. What was typed stays when it is refused. */
export function SalesforceForm({ busy, problem, callbacks, onConnect }: SalesforceFormProps) {
  const [fields, setFields] = useState(EMPTY);
  const set = (change: Partial<SalesforceFields>) => setFields({ ...fields, ...change });
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
        <summary>{t('salesforce.before')}</summary>
        <p class="dim">{t('salesforce.before.why')}</p>
        <ol>
          <li>{t('salesforce.step.app')}</li>
          <li>
            {t('salesforce.step.urls')}
            {callbacks}
          </li>
          <li>{t('salesforce.step.scopes')}</li>
          <li>{t('salesforce.step.pkce')}</li>
          <li>{t('salesforce.step.secrets')}</li>
          <li>{t('salesforce.step.install')}</li>
          <li>{t('salesforce.step.key')}</li>
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
        label={t('salesforce.address')}
        hint="https://acme.my.salesforce.com"
        longest={300}
        value={fields.address}
        onInput={(address) => set({ address })}
      />
      <TextField
        label={t('salesforce.client')}
        longest={300}
        value={fields.clientId}
        onInput={(clientId) => set({ clientId })}
      />
      <IntervalField minutes={fields.everyMinutes} onChange={(everyMinutes) => set({ everyMinutes })} />
      <p class="small dim wide">{t('sources.sites')}</p>
      <SubmitPart busy={busy} label={t('salesforce.go')} problem={problem} />
    </form>
  );
}
