import { readableDomain } from '../../lib/domain/punycode.ts';
import type { SenderChoice } from '../../lib/domain/sender-choice.ts';
import { formatInstant, formatNumber } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import { sentText } from '../../lib/lens/mail/sent-text.ts';
import type { WhoReason, WhoWarning } from '../../lib/lens/mail/who/who-views.ts';

/** Why somebody is taken for a partner, as a sentence without its point. What the sender wrote is shown as it may be. */
export function reasonWords(reason: WhoReason): string {
  switch (reason.code) {
    case 'address': {
      const { address, entered } = reason;
      const said = { address: sentText(address) };
      return entered === undefined
        ? t('sender.reason.address', said)
        : t('sender.reason.address.entered', { ...said, date: formatInstant(entered) });
    }
    case 'alias':
    case 'signature':
    case 'forwarded':
    case 'reply-to':
    case 'recipient':
      return t(`sender.reason.${reason.code}`, { address: sentText(reason.address) });
    case 'on-behalf':
      return t('sender.reason.on-behalf', { address: sentText(reason.address), by: sentText(reason.by) });
    case 'domain':
      return t('sender.reason.domain', { domain: sentText(reason.domain) });
    case 'order':
      return t(reason.quoted ? 'sender.reason.order.quoted' : 'sender.reason.order', {
        number: sentText(reason.number),
      });
    case 'company-number':
      return t('sender.reason.company-number', { number: sentText(reason.number) });
    case 'name':
      return t('sender.reason.name', { name: sentText(reason.name) });
    case 'chosen': {
      const { of, who, at } = reason;
      const said = { sender: sentText(reason.sender), date: formatInstant(at) };
      return who
        ? t(`sender.reason.chosen.by.${of}`, { ...said, who })
        : t(`sender.reason.chosen.${of}`, said);
    }
  }
}

/** What makes a sender suspicious, and what to do. */
export function warningWords(warning: WhoWarning): { what: string; next: string } {
  if (warning.code === 'forged-name') {
    const { name, address } = warning;
    return {
      what: t('sender.forged', { name: sentText(name), address: sentText(address) }),
      next: t('sender.forged.next'),
    };
  }
  const { domain, like, partner } = warning;
  const said = { domain: domainWords(domain), like: domainWords(like) };
  return {
    what: partner
      ? t('sender.look-alike', { ...said, partner: partner.name })
      : t('sender.look-alike.own', said),
    next: t('sender.look-alike.next'),
  };
}

/** A domain as it is drawn and, where that is another script, as it is spelled: what is drawn alike differs there. */
function domainWords(domain: string): string {
  const drawn = readableDomain(domain);
  return sentText(drawn === domain ? domain : `${drawn} (${domain})`);
}

/** That a person said of a sender that it is nobody of the records. */
export function nobodyWords({ of, sender, at, who }: SenderChoice): string {
  const said = { sender: sentText(sender), date: formatInstant(at) };
  return who === ''
    ? t(`sender.nobody.said.${of}`, said)
    : t(`sender.nobody.said.by.${of}`, { ...said, who });
}

/** How sure it is, 0 to 1, in hundredths. */
export function scoreWords(score: number): string {
  return t('sender.score', { n: formatNumber(Math.round(score * 100)) });
}
