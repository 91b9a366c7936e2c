import { expect, test } from 'vitest';
import { normaliseAddress } from '../../../lib/domain/normalise.ts';
import { probeLookUps } from '../../../lib/sources/probe-look-ups.ts';

/** A system that has these people, and compares addresses with or without minding capitals. */
function system(told: readonly unknown[], mindsCapitals: boolean) {
  const written = told.map((each) => `${each}`);
  return {
    told: async () => told,
    peopleWith: async (mails: readonly string[]) =>
      written
        .filter((each) => mails.includes(mindsCapitals ? each : normaliseAddress(each)))
        .map((each) => ({ email: normaliseAddress(each) })),
    isRefusal: (error: unknown) => error instanceof RangeError,
  };
}

test('somebody written with capitals is tried, whoever stands before', async () => {
  const told = ['ben@acme.example', 'Anna@Acme.example'];
  expect(await probeLookUps(system(told, false))).toBe('any');
  expect(await probeLookUps(system(told, true))).toBe('exact');
});

test('where nobody is written with capitals, anybody is tried', async () => {
  expect(await probeLookUps(system(['ben@acme.example'], true))).toBe('found');
  const lost = { ...system(['ben@acme.example'], true), peopleWith: async () => [] };
  expect(await probeLookUps(lost)).toBe('none');
});

test('what is no address is nobody to try', async () => {
  expect(await probeLookUps(system([null, '', 7, '@', 'Anna'], false))).toBe('');
});

test('a refusal is said, any other failure is thrown', async () => {
  const failing = (error: Error) => ({
    ...system(['ben@acme.example'], false),
    peopleWith: () => Promise.reject(error),
  });
  expect(await probeLookUps(failing(new RangeError('no')))).toBe('none');
  await expect(probeLookUps(failing(new TypeError('cut')))).rejects.toThrow('cut');
});
