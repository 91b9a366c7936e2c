import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import { ConnectFrame, type ConnectProps } from './ConnectFrame.tsx';
import { ConnectGuide } from './ConnectGuide.tsx';
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

interface DynamicsFormProps extends ConnectProps<DynamicsFields> {
  /** The addresses to register, with their buttons. */
  callbacks: ComponentChildren;
}

const EMPTY: DynamicsFields = {
  label: '',
  address: '',
  tenant: '',
  clientId: '',
  login: '',
  everyMinutes: 30,
};

/** What has to be registered in Microsoft Entra, and what comes of it. What was typed stays when it is refused. */
export function DynamicsForm({ callbacks, onConnect, ...state }: DynamicsFormProps) {
  const [fields, setFields] = useState(EMPTY);
  const set = (change: Partial<DynamicsFields>) => setFields({ ...fields, ...change });
  return (
    <ConnectFrame
      {...state}
      fields={fields}
      onChange={set}
      onSubmit={() => onConnect(fields)}
      go={t('sources.sign-in.go')}
      guide={<DynamicsGuide callbacks={callbacks} />}
      further={
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
      }
    >
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
    </ConnectFrame>
  );
}

function DynamicsGuide({ callbacks }: Pick<DynamicsFormProps, 'callbacks'>) {
  return (
    <ConnectGuide title={t('dynamics.before')} why={t('dynamics.before.why')} after={t('dynamics.daily')}>
      <li>{t('dynamics.step.app')}</li>
      <li>
        {t('dynamics.step.urls')}
        {callbacks}
      </li>
      <li>{t('dynamics.step.scopes')}</li>
      <li>{t('dynamics.step.role')}</li>
      <li>{t('dynamics.step.ids')}</li>
    </ConnectGuide>
  );
}
