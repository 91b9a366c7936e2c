import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { answerFileSchema } from '../../../lib/domain/share-answer.ts';
import { bundleSchema, revocationSchema } from '../../../lib/domain/share-bundle.ts';
import { makeKey, seal } from '../../../lib/share/envelope.ts';
import { makeBundle } from '../../../lib/share/make-bundle.ts';
import { makeRevocation } from '../../../lib/share/revoke.ts';
import { publishedSchemas } from '../../tools/write-schemas.ts';
import { everyField } from '../every-field.ts';
import { NOW, storeWith } from '../lens/lens-store.ts';
import { ORDERS, PARTNERS } from '../lens/workshop.ts';
import { agreed, ISSUE } from './share-world.ts';

/** Somebody else's validator with a published file. Dates and addresses are patterns to it as well. */
function judge(name: string) {
  const text = readFileSync(`public/schemas/partnerlens-${name}.schema.json`, 'utf8');
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  const validate = ajv.compile(JSON.parse(text));
  return (value: unknown) => (validate(JSON.parse(JSON.stringify(value))) ? null : validate.errors);
}

test('the published files are those of the schemas', () => {
  for (const [path, text] of publishedSchemas())
    expect(JSON.parse(readFileSync(path, 'utf8')), path).toEqual(JSON.parse(text));
});

test('what is made is valid for somebody else, signed and not', async () => {
  const bundle = await makeBundle(await storeWith(PARTNERS, ORDERS), agreed({ owed: true }), NOW, ISSUE);
  const isBundle = judge('bundle');
  expect(isBundle(bundle)).toBeNull();
  expect(isBundle(makeRevocation(agreed(), 'Acme', 'over', ISSUE))).toBeNull();
  expect(isBundle(everyField(bundleSchema))).toBeNull();
  expect(isBundle(everyField(revocationSchema))).toBeNull();
  expect(judge('envelope')(await seal(bundle, await makeKey(0)))).toBeNull();
  expect(judge('answer')(everyField(answerFileSchema))).toBeNull();
});

test('what has a field that nobody named is not', async () => {
  const bundle = await makeBundle(await storeWith(PARTNERS, ORDERS), agreed(), NOW, ISSUE);
  const [line] = bundle.lines;
  const isBundle = judge('bundle');
  expect(isBundle({ ...bundle, buyer: 'B. Uyer' })).not.toBeNull();
  expect(isBundle({ ...bundle, lines: [{ ...line, price: 3 }] })).not.toBeNull();
  expect(isBundle({ ...bundle, version: 2 })).not.toBeNull();
});
