import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import { formatAny, formatDate, formatInstant, formatList, formatMoney } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type {
  DraftFinding,
  DraftView,
  FindingOrder,
  SaidDays,
} from '../../lib/lens/mail/draft/draft-views.ts';
import { sentText } from '../../lib/lens/mail/sent-text.ts';
import { quantityWords } from './line.ts';

/** Longest text of a draft or record in a sentence. */
const LONGEST = 80;

/** A text in a sentence: as it may be shown, short, in its own direction. */
function textWords(text: string): string {
  const letters = [...sentText(text)];
  return `\u2068${letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join('')}…` : letters.join('')}\u2069`;
}

function orderWords({ orderNumber, lineNumber }: FindingOrder): string {
  const order = textWords(orderNumber);
  return lineNumber ? t('draft.line', { order, line: textWords(lineNumber) }) : t('draft.order', { order });
}

/** `12 May`, `by 12 May`, `3 Apr or 4 Mar`. */
function daysWords({ days, bound }: SaidDays, today: CalendarDate): string {
  const words = days
    .slice(0, 3)
    .map(({ from, to }) =>
      from === to
        ? formatDate(from, today)
        : t('draft.span', { from: formatDate(from, today), to: formatDate(to, today) }),
    );
  const date = formatAny(words);
  return bound === undefined ? date : t(`draft.${bound}`, { date });
}

const MOST_DAYS = 4;

function ourDays(days: readonly CalendarDate[], today: CalendarDate): string {
  const words = days.slice(0, MOST_DAYS).map((day) => formatDate(day, today));
  return formatList(days.length > MOST_DAYS ? [...words, '…'] : words);
}

function priceWords({ said, currency, per, ours }: Extract<DraftFinding, { code: 'price' }>) {
  const price = formatMoney({ amount: String(said), currency: /^[A-Z]{3}$/.test(currency) ? currency : '' });
  return {
    said: per === 1 ? price : t('draft.price.per', { price, count: quantityWords(per) }),
    ours: formatAny(ours.map(formatMoney)),
  };
}

/** One finding as a sentence with both values. */
export function findingWords(finding: DraftFinding, today: CalendarDate): string {
  switch (finding.code) {
    case 'contact-left': {
      const [name, address, partner] = [
        finding.name || finding.address,
        finding.address,
        finding.partner,
      ].map(textWords);
      const who = { name: name ?? '', address: address ?? '', partner: partner ?? '' };
      if (finding.since === undefined) return t('draft.contact-left', who);
      return t('draft.contact-left.since', { ...who, since: formatInstant(finding.since) });
    }
    case 'dispute': {
      const { number, partner, title, since } = finding;
      const names = { number: textWords(number), partner: textWords(partner), title: textWords(title) };
      return t('draft.dispute', { ...names, since: formatInstant(since) });
    }
    case 'company-number': {
      const { number, owner, recipients } = finding;
      const names = { number: textWords(number), owner: textWords(owner) };
      return t('draft.company-number', { ...names, recipients: formatList(recipients.map(textWords)) });
    }
    default:
      return aboutOrder(finding, orderWords(finding.order), today);
  }
}

type AboutOrder = Extract<DraftFinding, { order: FindingOrder }>;

function aboutOrder(finding: AboutOrder, order: string, today: CalendarDate): string {
  switch (finding.code) {
    case 'quantity': {
      const ours = formatAny(finding.ours.map((amount) => quantityWords(amount, finding.oursUnit)));
      return t('draft.quantity', { order, said: quantityWords(finding.said, finding.unit), ours });
    }
    case 'price':
      return t('draft.price', { order, ...priceWords(finding) });
    case 'other-partner': {
      const recipients = formatList(finding.recipients.map(textWords));
      return t('draft.other-partner', { order, recipients, owner: textWords(finding.owner) });
    }
    case 'own-company':
      return t('draft.own-company', {
        order,
        company: textWords(finding.company),
        sender: textWords(finding.sender),
      });
    default:
      return aboutDays(finding, order, today);
  }
}

function aboutDays(
  finding: Extract<AboutOrder, { said: SaidDays }>,
  order: string,
  today: CalendarDate,
): string {
  const said = daysWords(finding.said, today);
  if (finding.code === 'already-received')
    return t('draft.already-received', { said, order, on: formatDate(finding.on, today) });
  if (finding.code === 'not-shipped' || finding.code === 'not-received')
    return t(`draft.${finding.code}`, { said, order });
  const ours = 'ours' in finding ? ourDays(finding.ours, today) : '';
  if (finding.code === 'promised' && finding.among !== undefined)
    return t('draft.promised.none', { said, order, ours, n: finding.among });
  return t(`draft.${finding.code}`, { said, order, ours });
}

/** What the check says as a whole. */
export function draftWords({ state, findings, compared }: DraftView): string {
  return state === 'differs' ? t('draft.differs', { n: findings.length }) : t('draft.ok', { n: compared });
}
