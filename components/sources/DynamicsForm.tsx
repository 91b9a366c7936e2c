import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import { IntervalField } from './IntervalField.tsx';
import { SubmitPart } from './SubmitPart.tsx';
import { TextField } from './TextField.tsx';

/** What a person enters to connect an organisation; addresses as typed, `login` empty for Microsoft's usual one. */
interface DynamicsFields {
  label: string;
  address: string;
  tenant: string;
  clientId: string;
  login: string;
  everyMinutes: number;
}

interface DynamicsFormProps {
  busy: boolean;
  /** What is wrong with what was entered, or with the permission for it, in words. */
  problem?: string;
  /** The addresses to register, with their buttons. */
  callbacks: ComponentChildren;
  /** Must ask for the permission in this very call: browsers allow it only in the turn of a click. */
  onConnect: (fields: DynamicsFields) => void;
}

const EMPTY: DynamicsFields = {
  label: '',
  address: '',
  tenant: '',
  clientId: '',
  login: '',
  everyMinutes: 30,
};

/** What has to be registered in Microsoft Entra, step by step, and what comes of it. What was typed stays when it is refused. */
export function DynamicsForm({ busy, problem, callbacks, onConnect }: DynamicsFormProps) {
  const [fields, setFields] = useState(EMPTY);
  const set = (change: Partial<DynamicsFields>) => setFields({ ...fields, ...change });
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
        <summary>{t('dynamics.before')}</summary>
        <p class="dim">{t('dynamics.before.why')}</p>
        <ol>
          <li>{t('dynamics.step.app')}</li>
          <li>
            {t('dynamics.step.urls')}
            {callbacks}
          </li>
          <li>{t('dynamics.step.scopes')}</li>
          <li>{t('dynamics.step.role')}</li>
          <li>{t('dynamics.step.ids')}</li>
        </ol>
        <p class="dim mt">{t('dynamics.daily')}</p>
      </details>
      <TextField
        label={t('sources.label')}
        optional
        longest={100}
        value={fields.label}
        onInput={(label) => set({ label })}
      />
      <TextField
        label={t('dynamics.address')}
        hint="https://acme.crm4.dynamics.com"
        longest={300}
        value={fields.address}
        onInput={(address) => set({ address })}
      />
      <TextField
        label={t('dynamics.tenant')}
        longest={100}
        value={fields.tenant}
        onInput={(tenant) => set({ tenant })}
      />
      <TextField
        label={t('dynamics.client')}
        longest={300}
        value={fields.clientId}
        onInput={(clientId) => set({ clientId })}
      />
      <IntervalField minutes={fields.everyMinutes} onChange={(everyMinutes) => set({ everyMinutes })} />
      <details class="wide">
        <summary>{t('dynamics.advanced')}</summary>
        <p class="small dim">{t('dynamics.login.why')}</p>
        <TextField
          label={t('dynamics.login')}
          hint="https://login.microsoftonline.com"
          optional
          longest={300}
          value={fields.login}
          onInput={(login) => set({ login })}
        />
      </details>
      <p class="small dim wide">{t('sources.sites')}</p>
      <SubmitPart busy={busy} label={t('salesforce.go')} problem={problem} />
    </form>
  );
}
