import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import { formatDate, formatHours, formatInstant, joinParts, NOT_KNOWN } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type {
  CaseClock,
  LastTouch,
  MailPartner,
  MailWhen,
  MessageView,
} from '../../lib/lens/mail/mail-views.ts';
import { sentText } from '../../lib/lens/mail/sent-text.ts';
import type { LineView } from '../../lib/lens/views.ts';
import { figureValue, sumsWords } from './kpi.ts';
import { asOfWords, lineSentence, lineTitle } from './line.ts';
import { pastSentence } from './past.ts';
import { missingWords } from './reasons.ts';
import { withSmallLetter } from './was.ts';

/** When a message was sent, as far as that is known; what is not sure as the page writes it. */
export function whenWords(when: MailWhen): string {
  if (when.of === 'instant') return formatInstant(when.at);
  return when.of === 'day' ? formatDate(when.day) : sentText(when.raw ?? '');
}

/** What a message is about: `Re: PO-1000`. */
export function subjectWords({ subject }: Pick<MessageView, 'subject'>): string {
  return sentText(subject ?? '') || t('mail.no-subject');
}

/**
 * The one sentence that matters, of the most urgent line: `4500118203 / 20: late by 6 days; 2 customers wait`; to a customer what it
 * means for its own order: `C-104: supply is 6 days late; needed on 4 May`.
 */
export function mailSentence(
  line: LineView,
  partner: Pick<MailPartner, 'side' | 'head'>,
  today: CalendarDate,
): string {
  const own =
    partner.side === 'customer' && line.customers.find(({ partnerId }) => partnerId === partner.head.id);
  if (!own) return t('mail.say', { number: lineTitle(line), said: withSmallLetter(sentenceOf(line, today)) });
  const status = supplyWords({ ...line, customers: [] }, today);
  const expected =
    line.state === 'late' || line.promisedOn === undefined
      ? status
      : t('mail.say.expected', { said: status, date: formatDate(line.promisedOn, today) });
  const said = own.neededOn
    ? t('mail.say.need', { said: expected, date: formatDate(own.neededOn, today) })
    : expected;
  return t('mail.say', { number: own.salesOrder ?? lineTitle(line), said: withSmallLetter(said) });
}

const sentenceOf = (line: LineView, today: CalendarDate): string =>
  line.origin.stale ? pastSentence(line, today) : lineSentence(line, today);

/** What the line is for somebody whom it supplies. */
function supplyWords(line: LineView, today: CalendarDate): string {
  const days = line.lateness ?? 0;
  if (line.state !== 'late' || days <= 0) return sentenceOf(line, today);
  if (!line.origin.stale) return t('mail.supply-late', { n: days });
  const unread = withSmallLetter(asOfWords(line.origin));
  return t('past.unread', { said: t('past.supply', { n: days }), unread });
}

/** What was ordered in twelve months, by currency; or why that is not known. */
export function valueWords({ value }: Pick<MailPartner, 'value'>): string {
  if (value.amounts) return sumsWords(value.amounts);
  if (value.missing) return t('mail.none', { why: missingWords(value.missing) });
  return value.value === null ? NOT_KNOWN : figureValue(value);
}

/** What the sum rests on: `120 lines · 3 without a price`. */
export function valueBasis({ value }: Pick<MailPartner, 'value'>): string {
  return joinParts([
    value.n > 0 && t('mail.value.lines', { n: value.n }),
    value.excluded > 0 && t('mail.value.unpriced', { n: value.excluded }),
  ]);
}

/** The clock of a case: `3 hours left of 8 hours`, `5 hours over`. */
export function caseClock({ left, target }: Pick<CaseClock, 'left' | 'target'>): string {
  return left < 0
    ? t('mail.case.over', { hours: formatHours(-left) })
    : t('mail.case.left', { hours: formatHours(left), target: formatHours(target) });
}

/** `Mail · 6 May 2026, 08:10 · Ana: about the castings`. */
export function touchWords({ how, at, by, words }: LastTouch): string {
  return joinParts([t(`touch.how.${how}`), formatInstant(at), by, sentText(words)]);
}

const TYPES: readonly (readonly [
  pattern: RegExp,
  key: 'pdf' | 'table' | 'workbook' | 'edi' | 'image' | 'text' | 'archive' | 'mail',
])[] = [
  [/\bpdf$/i, 'pdf'],
  [/(?:\b(?:csv|tsv)|comma-separated-values)$/i, 'table'],
  [/(?:\b(?:xlsx|xlsm|xls)|spreadsheetml\.sheet|ms-excel)$/i, 'workbook'],
  [/\b(?:edi|x12|edifact)$/i, 'edi'],
  [/^image\/|\.(?:png|jpe?g|gif|webp|svg|heic|tiff?)$/i, 'image'],
  [/^text\/plain$|\.(?:txt|md)$/i, 'text'],
  [/\b(?:zip|7z|rar|gz)$/i, 'archive'],
  [/^message\/|\.(?:eml|msg)$/i, 'mail'],
];

/** What kind of file an attachment says to be: by the type that the page tells, else by the end of its name. */
export function attachmentType({ name, type }: MessageView['attachments'][number]): string {
  const of = (text: string) => TYPES.find(([pattern]) => pattern.test(text))?.[1];
  const kind = (type === undefined ? undefined : of(type)) ?? of(name) ?? 'other';
  return t(`mail.type.${kind}`);
}
