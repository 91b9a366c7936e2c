import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import { ConnectFrame, type ConnectProps } from './ConnectFrame.tsx';
import { ConnectGuide } from './ConnectGuide.tsx';
import { TextField } from './TextField.tsx';

/** What a person enters to connect a Salesforce org; the address as typed. */
interface SalesforceFields {
  label: string;
  address: string;
  clientId: string;
  everyMinutes: number;
}

interface SalesforceFormProps extends ConnectProps<SalesforceFields> {
  /** The addresses to register, with their buttons. */
  callbacks: ComponentChildren;
}

const EMPTY: SalesforceFields = { label: '', address: '', clientId: '', everyMinutes: 30 };

/** What has to be registered in Salesforce, and the two things that come of it. What was typed stays when it is refused. */
export function SalesforceForm({ callbacks, onConnect, ...state }: SalesforceFormProps) {
  const [fields, setFields] = useState(EMPTY);
  const set = (change: Partial<SalesforceFields>) => setFields({ ...fields, ...change });
  return (
    <ConnectFrame
      {...state}
      fields={fields}
      onChange={set}
      onSubmit={() => onConnect(fields)}
      go={t('sources.sign-in.go')}
      guide={
        <ConnectGuide title={t('salesforce.before')} why={t('salesforce.before.why')}>
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
        </ConnectGuide>
      }
    >
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
    </ConnectFrame>
  );
}
