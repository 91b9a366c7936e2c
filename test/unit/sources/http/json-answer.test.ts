import { expect, test } from 'vitest';
import { jsonOf } from '../../../../lib/sources/http/json-answer.ts';

const said = (text: string) => jsonOf({ bytes: new TextEncoder().encode(text) }, 'crm.example');
const failure = (code: string) => expect.objectContaining({ failure: expect.objectContaining({ code }) });

test('an answer is JSON, or a page instead of it, or was cut off', () => {
  expect(said('{"a":[1,null]}')).toEqual({ a: [1, null] });
  expect(said('null')).toBeNull();
  expect(() => said('  <!doctype html>')).toThrow(failure('answer-not-json'));
  expect(() => said('{"a":[1,')).toThrow(failure('answer-cut-off'));
  expect(() => said('')).toThrow(failure('answer-cut-off'));
});
