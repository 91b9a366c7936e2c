import { expect, it } from 'vitest';
import { LANGUAGES } from '../../../../lib/domain/language.ts';
import { sharedKpiSchema } from '../../../../lib/domain/share-figure.ts';
import { kpi as ownWords } from '../../../../lib/i18n/en/kpi.ts';
import { de } from '../../../../lib/i18n/plugin/de.ts';
import { en } from '../../../../lib/i18n/plugin/en.ts';
import { es } from '../../../../lib/i18n/plugin/es.ts';
import { fr } from '../../../../lib/i18n/plugin/fr.ts';
import { de as deRules } from '../../../../lib/i18n/plugin/rules/de.ts';
import { en as enRules } from '../../../../lib/i18n/plugin/rules/en.ts';
import { es as esRules } from '../../../../lib/i18n/plugin/rules/es.ts';
import { fr as frRules } from '../../../../lib/i18n/plugin/rules/fr.ts';
import { tongueOf } from '../../../../lib/i18n/plugin/tongue.ts';

const english = { ...en, ...enRules };
const others = { de: { ...de, ...deRules }, fr: { ...fr, ...frRules }, es: { ...es, ...esRules } };

function forms(entry: string | { one: string; other: string }): string[] {
  return typeof entry === 'string' ? [entry] : [entry.one, entry.other];
}

const names = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();

it.each(Object.entries(others))(
  '%s has the keys of English, and asks for the same parameters',
  (_, words) => {
    expect(Object.keys(words).sort()).toEqual(Object.keys(english).sort());
    for (const [key, entry] of Object.entries(english)) {
      const [, plural = forms(entry)[0]] = forms(entry);
      const translated = forms(words[key as keyof typeof words]);
      expect(
        translated.every((text) => text.trim() !== ''),
        key,
      ).toBe(true);
      expect(names(translated.at(-1) ?? ''), key).toEqual(names(plural ?? ''));
    }
  },
);

it('names and defines every figure that may be shared', () => {
  for (const kpi of sharedKpiSchema.options)
    for (const language of LANGUAGES)
      for (const key of [`kpi.${kpi}`, `def.${kpi}`]) expect(tongueOf(language).sayIf(key), key).toBeTruthy();
});

/** Why a record counts for a figure that is never shared: prices, money, stock. */
const NEVER =
  /standard|price|currencies|invoiced|no-amount|\.counted|consignment|stock-value|counts-too-far|own-site|not-a-supplier/;

it('says why of every record and figure that may be shared, as the side panel does', () => {
  const keys = Object.keys(ownWords).filter((key) => /^(why|missing)\./.test(key) && !NEVER.test(key));
  expect(keys.length).toBeGreaterThan(70);
  for (const key of keys)
    for (const language of LANGUAGES) expect(tongueOf(language).sayIf(key), key).toBeTruthy();
});

it('speaks the language of a tag, writes numbers as its country does, and English where it speaks none', () => {
  expect(tongueOf('de-AT').say('grade')).toBe('Note');
  expect(tongueOf('de').figure(0.784, 'ratio')).toBe('78,4\u00a0%');
  expect(tongueOf('nl').say('grade')).toBe('Grade');
  expect(tongueOf('').say('grade')).toBe('Grade');
  expect(tongueOf('en').date('2026-05-03')).toBe('3 May 2026');
  expect(tongueOf('en-US').date('2026-05-03')).toBe('May 3, 2026');
  expect(tongueOf('de-not a tag').number(1_200)).toBe('1.200');
});

it('fills in data as it is, also what looks like a parameter', () => {
  expect(tongueOf('en').say('side.ours', { from: '{n} $& {from}' })).toBe('Performance of {n} $& {from}');
  expect(tongueOf('en').say('stale', { n: 1, date: 'X' })).toContain('1 day ago');
});
