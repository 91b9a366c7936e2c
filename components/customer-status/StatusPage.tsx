import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { LANGUAGES, type Language } from '../../lib/domain/language.ts';
import { htmlBody, type MailBody, plainBody } from '../../lib/export/mail/table.ts';
import { t } from '../../lib/i18n/t.ts';
import {
  STATUS_TEXTS,
  type StatusLine,
  type StatusView,
} from '../../lib/lens/customer-status/status-views.ts';
import { Choose } from '../agreement/TermFields.tsx';
import { Icon } from '../parts/Icon.tsx';
import { OriginLine, oldestOf } from '../parts/OriginLine.tsx';
import { Part } from '../parts/Part.tsx';
import { Told } from '../parts/Told.tsx';
import { asOfWords } from '../wording/line.ts';
import { type StatusTexts, statusBody, statusTexts } from './compose.ts';
import { StatusPreview } from './StatusPreview.tsx';

interface StatusPageProps {
  view: StatusView;
  backHref: string;
  partnerHref: (partnerId: string) => string;
  /** That it was copied, or why not. */
  done?: ComponentChildren;
  /** Without `html` as plain text alone. */
  onCopy: (text: string, html?: string) => void;
}

/** A status for a customer: in its language, in words that may be changed, shown as it is copied. */
export function StatusPage({ view, backHref, partnerHref, done, onCopy }: StatusPageProps) {
  const [chosen, setLanguage] = useState<Language>();
  const [own, setOwn] = useState<Partial<StatusTexts>>({});
  const language = chosen ?? view.language.code;
  const rows = view.lines.map(({ row }) => row);
  const texts = { ...statusTexts(language, rows, view), ...own };
  const body = statusBody(language, texts, rows);
  return (
    <>
      <header class="phead">
        <a class="btn quiet icon" href={backHref} aria-label={t('common.back')}>
          <Icon name="back" />
        </a>
        <div>
          <h1>{t('to-customer.title')}</h1>
          <p class="small dim">
            <a class="link" href={partnerHref(view.customer.id)}>
              {view.customer.name}
            </a>
          </p>
        </div>
      </header>
      <Part title={t('to-customer.text')}>
        <p class="small dim">{t('to-customer.why')}</p>
        <div class="entries chaser-how">
          <Choose
            id="status.language"
            label={t('chaser.language')}
            value={language}
            options={LANGUAGES.map((each) => [each, t(`chaser.language.${each}`)])}
            onChoose={(value) => setLanguage(value as Language)}
          />
        </div>
        {chosen ? null : <p class="small dim">{t(`chaser.because.${view.language.reason}`)}</p>}
        <Words language={language} texts={texts} own={own} onWrite={setOwn} />
      </Part>
      <Copied view={view} body={body} done={done} onCopy={onCopy} />
    </>
  );
}

interface WordsProps {
  language: Language;
  texts: StatusTexts;
  own: Partial<StatusTexts>;
  onWrite: (own: Partial<StatusTexts>) => void;
}

/** What stands above and below the table; the table itself is what the records say. */
function Words({ language, texts, own, onWrite }: WordsProps) {
  return (
    <>
      {(['above', 'below'] as const).map((name) => (
        <div class="entry" key={name}>
          <label for={`status.${name}`}>{t(`chaser.${name}`)}</label>
          <textarea
            id={`status.${name}`}
            class="field"
            lang={language}
            rows={name === 'above' ? 4 : 6}
            value={texts[name]}
            onInput={(event) => onWrite({ ...own, [name]: event.currentTarget.value })}
          />
        </div>
      ))}
      {Object.keys(own).length > 0 ? (
        <p class="small dim">
          {t('to-customer.edited')}{' '}
          <button type="button" class="link small" onClick={() => onWrite({})}>
            {t('chaser.reset')}
          </button>
        </p>
      ) : null}
    </>
  );
}

interface CopiedProps extends Pick<StatusPageProps, 'view' | 'done' | 'onCopy'> {
  body: MailBody;
}

/** Exactly what is copied, what of the records is not in it, and the ways to copy it. */
function Copied({ view, body, done, onCopy }: CopiedProps) {
  const origins = view.lines.map(({ origin }) => origin);
  const oldest = oldestOf(origins);
  const text = plainBody(body);
  return (
    <Part title={t('to-customer.preview')}>
      {oldest ? (
        <Told as="div" origin={oldest}>
          {oldest.stale ? (
            <p class="small status-stale">{t('to-customer.stale', { asOf: asOfWords(oldest) })}</p>
          ) : null}
          <LeftOut view={view} />
          <StatusPreview body={body} />
        </Told>
      ) : null}
      <details class="more">
        <summary class="small">{t('to-customer.plain')}</summary>
        <textarea
          class="field chaser-preview"
          lang={body.language}
          aria-label={t('to-customer.plain')}
          readOnly
          wrap="off"
          rows={10}
          value={text}
        />
      </details>
      <div class="acts chaser-acts">
        <button type="button" class="btn primary" onClick={() => onCopy(text, htmlBody(body))}>
          <span>{t('chaser.copy')}</span>
        </button>
        <button type="button" class="btn" onClick={() => onCopy(text)}>
          <span>{t('chaser.copy-text')}</span>
        </button>
      </div>
      {done}
      <OriginLine origins={origins} />
    </Part>
  );
}

function LeftOut({ view: { lines, left, rule } }: Pick<CopiedProps, 'view'>) {
  const masked = lines.filter(({ hidden }) => hidden.length > 0);
  return (
    <>
      {masked.length > 0 ? (
        <p class="small" role="note">
          {t('to-customer.hidden', { n: masked.length, what: hiddenWords(masked) })}
        </p>
      ) : null}
      {rule === 'full' ? null : <p class="small dim">{t(`to-customer.rule.${rule}`)}</p>}
      {left > 0 ? <p class="small dim">{t('to-customer.left', { n: left })}</p> : null}
    </>
  );
}

function hiddenWords(lines: readonly StatusLine[]): string {
  return STATUS_TEXTS.filter((field) => lines.some(({ hidden }) => hidden.includes(field)))
    .map((field) => t(`to-customer.hidden.${field}`))
    .join(', ');
}
