import type { ComponentChildren } from 'preact';
import { t } from '../../lib/i18n/t.ts';
import { IntervalField } from './IntervalField.tsx';
import { SubmitPart } from './SubmitPart.tsx';
import { TextField } from './TextField.tsx';

/** What every form that connects a system has from its screen. */
export interface ConnectProps<Fields> {
  busy: boolean;
  /** What is wrong with what was entered, or with the permission for it, in words. */
  problem?: string;
  /** Must ask for the permission in this very call: browsers allow it only in the turn of a click. */
  onConnect: (fields: Fields) => void;
}

/** What is entered for a system of any kind. */
interface AnyFields {
  label: string;
  everyMinutes: number;
}

interface ConnectFrameProps extends Pick<ConnectProps<never>, 'busy' | 'problem'> {
  fields: AnyFields;
  onChange: (change: Partial<AnyFields>) => void;
  onSubmit: () => void;
  /** What its button says. */
  go: string;
  /** What to know or to do first. */
  guide?: ComponentChildren;
  /** The fields of this kind of system. */
  children: ComponentChildren;
  /** Fields that few people need. */
  further?: ComponentChildren;
  /** What becomes of what was entered; that pages of the system are read, when absent. */
  note?: string;
}

/** The form that connects a system: its label, the fields of its kind, how often it is read, its button and what is wrong. */
export function ConnectFrame(props: ConnectFrameProps) {
  const { fields, onChange, onSubmit, busy, problem, go, note = t('sources.sites') } = props;
  return (
    <form
      class="connect"
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {props.guide}
      <TextField
        label={t('sources.label')}
        optional
        longest={100}
        value={fields.label}
        onInput={(label) => onChange({ label })}
      />
      {props.children}
      <IntervalField minutes={fields.everyMinutes} onChange={(everyMinutes) => onChange({ everyMinutes })} />
      {props.further}
      <p class="small dim wide">{note}</p>
      <SubmitPart busy={busy} label={go} problem={problem} />
    </form>
  );
}
