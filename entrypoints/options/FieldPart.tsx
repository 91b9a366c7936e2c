import { useState } from 'preact/hooks';
import { FailureNote } from '../../components/parts/Note.tsx';
import { FieldMapping } from '../../components/sources/FieldMapping.tsx';
import type { FieldChoice, TrytonConnection } from '../../lib/domain/connection.ts';
import type { Failure } from '../../lib/domain/result.ts';
import { t } from '../../lib/i18n/t.ts';
import type { FieldPreview, OfferedField } from '../../lib/sources/tryton/field-choices.ts';
import { readFieldPreview, readOfferedFields, saveFields } from '../../lib/surface/system-fields.ts';

/** Which field of a system stands for what: its fields are asked for when a person wants to choose. */
export function FieldPart({ connection }: { connection: TrytonConnection }) {
  const [offered, setOffered] = useState<OfferedField[]>();
  const [preview, setPreview] = useState<FieldPreview>();
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState(false);
  const ask = async <T,>(
    question: Promise<{ value: T } | { failure: Failure }>,
    take: (value: T) => void,
  ) => {
    setBusy(true);
    setFailure(undefined);
    setSaid(false);
    const answer = await question;
    setBusy(false);
    if ('failure' in answer) setFailure(answer.failure);
    else take(answer.value);
  };
  const save = async (fields: FieldChoice) => {
    setBusy(true);
    await saveFields(connection, fields);
    setBusy(false);
    setOffered(undefined);
    setPreview(undefined);
    setSaid(true);
  };
  return (
    <section class="field-part" aria-label={t('fields.title')}>
      <h3 class="h3">{t('fields.title')}</h3>
      {offered ? (
        <FieldMapping
          offered={offered}
          chosen={connection.fields ?? {}}
          busy={busy}
          preview={preview}
          onChange={() => setPreview(undefined)}
          onPreview={(fields) => void ask(readFieldPreview(connection, fields), setPreview)}
          onSave={(fields) => void save(fields)}
        />
      ) : (
        <button
          type="button"
          class="btn"
          disabled={busy}
          aria-label={t('fields.load-of', { label: connection.label })}
          onClick={() => void ask(readOfferedFields(connection), setOffered)}
        >
          {t('fields.load')}
        </button>
      )}
      {said ? <p role="status">{t('fields.saved')}</p> : null}
      {failure ? <FailureNote failure={failure} /> : null}
    </section>
  );
}
