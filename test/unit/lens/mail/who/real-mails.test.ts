import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { mailAddress } from '../../../../../lib/domain/mail-address.ts';
import { registeredDomain, tellsCompany } from '../../../../../lib/domain/mail-domain.ts';
import type { MailMessage } from '../../../../../lib/domain/mail-reading.ts';
import { whoIs } from '../../../../../lib/lens/mail/who/who-is.ts';
import { realData } from '../../../../real-data.ts';
import { SET_NOW } from '../../../../tools/senders/answer-set.ts';
import { makeMails } from '../../../../tools/senders/make-mails.ts';
import { readMail } from '../../../../tools/senders/read-mail.ts';
import { recordsOf } from '../../../../tools/senders/records.ts';
import { partner, storeWith } from '../../lens-store.ts';

const folder = realData('email');
const files = folder
  ? ['mime', 'replies', 'shipping'].flatMap((name) =>
      readdirSync(join(folder, name))
        .filter((file) => file.endsWith('.eml'))
        .map((file) => join(folder, name, file)),
    )
  : [];

describe.skipIf(folder === null)('real mails', () => {
  let mails: MailMessage[];
  beforeAll(async () => {
    mails = await Promise.all(files.map((file) => readMail(new Uint8Array(readFileSync(file)))));
  });
  const ask = (store: Parameters<typeof whoIs>[0]) =>
    Promise.all(mails.map((mail) => whoIs(store, mail, { own: [], now: SET_NOW })));

  it('of strangers are nobody of the records, and no false alarm', async () => {
    const { partners, orders } = recordsOf(makeMails(1).companies);
    const views = await ask(await storeWith(partners, orders));
    expect(views.length).toBeGreaterThan(20);
    expect(views.filter(({ standing }) => standing !== 'unknown')).toEqual([]);
    expect(views.flatMap(({ warnings }) => warnings)).toEqual([]);
  });

  it('are known by the domain of their sender, unless anybody has mail there', async () => {
    const domains = mails.map(({ from }) => {
      const domain = mailAddress(from.address ?? '')?.domain ?? '';
      return tellsCompany(domain) ? registeredDomain(domain) : null;
    });
    const known = [...new Set(domains.flatMap((domain) => domain ?? []))];
    const views = await ask(
      await storeWith(
        known.map((domain) => partner(domain, ['supplier'], { domains: [domain] })),
        [],
      ),
    );
    expect(known.length).toBeGreaterThan(8);
    expect(
      views.map(({ standing, candidates }) => (standing === 'known' ? candidates[0]?.partner.id : null)),
    ).toEqual(domains);
  });
});
