import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import { ConnectFrame, type ConnectProps } from './ConnectFrame.tsx';
import { TextField } from './TextField.tsx';

/** What a person enters to connect a Tryton; the address as typed. */
interface TrytonFields {
  label: string;
  address: string;
  database: string;
  user: string;
  password: string;
  everyMinutes: number;
}

const EMPTY: TrytonFields = {
  label: '',
  address: '',
  database: '',
  user: '',
  password: '',
  everyMinutes: 30,
};

/** Address, database, user and password of a Tryton. What was typed stays when it is refused. */
export function TrytonForm({ onConnect, ...state }: ConnectProps<TrytonFields>) {
  const [fields, setFields] = useState(EMPTY);
  const set = (change: Partial<TrytonFields>) => setFields({ ...fields, ...change });
  return (
    <ConnectFrame
      {...state}
      fields={fields}
      onChange={set}
      onSubmit={() => onConnect(fields)}
      go={t('sources.go')}
    >
      <TextField
        label={t('sources.address')}
        hint={t('sources.address.hint')}
        longest={300}
        value={fields.address}
        onInput={(address) => set({ address })}
      />
      <TextField
        label={t('sources.database')}
        longest={100}
        value={fields.database}
        onInput={(database) => set({ database })}
      />
      <TextField
        label={t('sources.user')}
        longest={100}
        value={fields.user}
        onInput={(user) => set({ user })}
      />
      <TextField
        label={t('sources.password')}
        secret
        longest={300}
        value={fields.password}
        onInput={(password) => set({ password })}
      />
    </ConnectFrame>
  );
}
