import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Agreement } from '../../../lib/domain/agreement.ts';
import { FailureError } from '../../../lib/domain/result.ts';
import { owedTerms, templateTerms } from '../../../lib/kpi/scorecard/templates.ts';
import { agreementToJson, readAgreementFile } from '../../../lib/surface/agreement-file.ts';
import { runs } from '../runs.ts';

const AGREED: Agreement = {
  id: 'acme 2',
  partnerId: 'acme',
  version: 2,
  template: 'direct',
  terms: templateTerms('direct'),
  owed: owedTerms(),
  gates: ['certificate-expired'],
  tolerance: { late: 1, early: null, under: 0.02, over: null },
  closedDays: ['2026-12-25'],
  from: '2026-05-01',
  agreedOn: '2026-04-20',
  ours: 'Buyer',
  theirs: 'Seller',
  sample: false,
};

const fileOf = (value: unknown) => new Blob([JSON.stringify(value)]);
const written = () => JSON.parse(agreementToJson(AGREED, ['supplier']));
const codeOf = (file: Blob) =>
  readAgreementFile(file, ['supplier']).then(
    () => 'taken',
    (error: unknown) => (error instanceof FailureError ? error.failure.code : 'thrown'),
  );

describe('an agreement as a file', () => {
  it('gives both sides the same definition, each with its own name first', async () => {
    const file = new Blob([agreementToJson(AGREED, ['supplier'])]);
    const { id: _, partnerId: __, sample: ___, ...definition } = AGREED;
    expect(await readAgreementFile(file, ['supplier'])).toEqual(definition);
    expect(await readAgreementFile(file, ['customer'])).toEqual({
      ...definition,
      ours: 'Seller',
      theirs: 'Buyer',
    });
  });

  it('leaves the name open that nobody has given', async () => {
    const { theirs: _, ...alone } = AGREED;
    const file = new Blob([agreementToJson(alone, ['supplier'])]);
    expect(await readAgreementFile(file, ['customer'])).toMatchObject({ ours: '', theirs: 'Buyer' });
  });

  it.each([
    ['no JSON', new Blob(['<agreement>']), 'agreement-not-json'],
    ['another file', fileOf({ format: 'partnerlens-mapping', version: 1 }), 'agreement-not-agreement'],
    ['a newer version', fileOf({ ...written(), version: 2 }), 'agreement-newer'],
    ['too much', new Blob([' '.repeat(1024 ** 2 + 1)]), 'agreement-too-large'],
  ])('is refused: %s', async (_, file, code) => {
    expect(await codeOf(file)).toBe(code);
  });

  it.each([
    ['no terms', { terms: [] }, 'terms'],
    ['an unknown figure', { terms: [{ ...AGREED.terms[0], kpi: 'mood' }] }, 'terms.0.kpi'],
    ['a figure twice', { terms: [AGREED.terms[0], AGREED.terms[0]] }, 'terms.1'],
    ['a floor on the target', { terms: [{ ...AGREED.terms[0], floor: 0.95 }] }, 'terms.0'],
    ['a day that is none', { closedDays: ['2026-02-30'] }, 'closedDays.0'],
    ['a name that is no text', { agreedBy: { buyer: 7 } }, 'agreedBy.buyer'],
  ])('is refused whole, with the place: %s', async (_, part, place) => {
    const filed = written();
    const file = fileOf({ ...filed, agreement: { ...filed.agreement, ...part } });
    await expect(readAgreementFile(file, ['supplier'])).rejects.toMatchObject({
      failure: { code: 'agreement-flawed', message: expect.stringContaining(place) },
    });
  });

  it('never throws anything but a reason, whatever the file holds', async () => {
    const filed = written();
    await fc.assert(
      fc.asyncProperty(fc.json(), fc.constantFrom(...Object.keys(filed.agreement)), async (text, key) => {
        const agreement = { ...filed.agreement, [key]: JSON.parse(text) };
        expect(await codeOf(fileOf({ ...filed, agreement }))).toMatch(/^(taken|agreement-)/);
        expect(await codeOf(new Blob([text]))).toMatch(/^agreement-/);
      }),
      runs(60),
    );
  });
});
