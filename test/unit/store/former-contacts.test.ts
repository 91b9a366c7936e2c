import { expect, it } from 'vitest';
import type { Partner } from '../../../lib/domain/partner.ts';
import { mergePartner } from '../../../lib/store/merge.ts';

const partner = (at: number, emails: string[]): Partner => ({
  id: 'north',
  name: 'North',
  roles: ['supplier'],
  numbers: [],
  domains: [],
  contacts: emails.map((email) => ({ name: email, email, sourceId: 'erp' })),
  provenance: { sourceId: 'erp', fetchedAt: at, jobId: `job-${at}` },
});

it('who is gone from the system that had them is remembered, and forgotten when they are back', () => {
  const gone = mergePartner(partner(1, ['a@n.example', 'b@n.example']), partner(2, ['a@n.example']));
  expect(gone.contacts.map(({ email }) => email)).toEqual(['a@n.example']);
  expect(gone.formerContacts).toMatchObject([{ email: 'b@n.example', goneAt: 2 }]);
  expect(mergePartner(gone, partner(2, ['a@n.example'])), 'the same again').toBe(gone);
  const back = mergePartner(gone, partner(3, ['a@n.example', 'b@n.example']));
  expect(back.formerContacts).toBeUndefined();
  expect(back.contacts).toHaveLength(2);
});
