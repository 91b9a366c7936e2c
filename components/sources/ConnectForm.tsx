import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import { IntervalField } from './IntervalField.tsx';
import { SubmitPart } from './SubmitPart.tsx';

/** What a person enters to connect a system; the address as typed. */
interface ConnectFields {
  label: string;
  address: string;
  database: string;
  user: string;
  password: string;
  everyMinutes: number;
}

interface ConnectFormProps {
  busy: boolean;
  /** What is wrong with the address or the permission for it, in words. */
  problem?: string;
  /** Must ask for the permission in this very call: browsers allow it only in the turn of a click. */
  onConnect: (fields: ConnectFields) => void;
}

const EMPTY: ConnectFields = {
  label: '',
  address: '',
  database: '',
  user: '',
  password: '',
  everyMinutes: 30,
};
const TEXTS = ['label', 'address', 'database', 'user'] as const;

/** Address, database, user and password of a system to connect. What was typed stays when it is refused. */
export function ConnectForm({ busy, problem, onConnect }: ConnectFormProps) {
  const [fields, setFields] = useState(EMPTY);
  const set = (name: (typeof TEXTS)[number] | 'password') => (event: { currentTarget: HTMLInputElement }) =>
    setFields({ ...fields, [name]: event.currentTarget.value });
  return (
    <form
      class="connect"
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        onConnect(fields);
      }}
    >
      {TEXTS.map((name) => (
        <label key={name}>
          <span class="small dim">{t(`sources.${name}`)}</span>
          <input
            class="field"
            autocomplete="off"
            placeholder={name === 'address' ? t('sources.address.hint') : undefined}
            spellcheck={false}
            maxLength={name === 'address' ? 300 : 100}
            required={name !== 'label'}
            value={fields[name]}
            onInput={set(name)}
          />
        </label>
      ))}
      <label>
        <span class="small dim">{t('sources.password')}</span>
        <input
          class="field"
          type="password"
          autocomplete="new-password"
          maxLength={300}
          required
          value={fields.password}
          onInput={set('password')}
        />
      </label>
      <IntervalField
        minutes={fields.everyMinutes}
        onChange={(everyMinutes) => setFields({ ...fields, everyMinutes })}
      />
      <p class="small dim wide">{t('sources.sites')}</p>
      <SubmitPart busy={busy} label={t('sources.go')} problem={problem} />
    </form>
  );
}
