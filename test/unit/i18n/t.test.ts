import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { en } from '../../../lib/i18n/en.ts';
import { setLocale } from '../../../lib/i18n/locale.ts';
import { t } from '../../../lib/i18n/t.ts';

afterEach(() => setLocale('en-GB'));

describe('t', () => {
  it('fills parameters and writes numbers as the language writes them', () => {
    setLocale('en-GB');
    expect(t('partners.count', { shown: 1234, all: 21840 })).toBe('1,234 of 21,840');
    setLocale('de-DE');
    expect(t('partners.count', { shown: 1234, all: 21840 })).toBe('1.234 of 21.840');
  });

  it('chooses the plural form by n', () => {
    expect(t('verdict.days-late', { n: 1 })).toBe('1 day late');
    expect(t('verdict.days-late', { n: 0 })).toBe('0 days late');
    expect(t('verdict.days-late', { n: 6 })).toBe('6 days late');
  });

  it('keeps English plurals where the numbers are those of a language with other rules', () => {
    setLocale('fr-FR');
    expect(t('verdict.days-late', { n: 0 })).toBe('0 days late');
  });

  it('never expands what a parameter says', () => {
    expect(t('follow.kind.order', { title: '{title} {n}' })).toBe('Order {title} {n}');
  });

  it('has a text in every form of every entry', () => {
    for (const [key, entry] of Object.entries(en)) {
      const forms = typeof entry === 'string' ? [entry] : Object.values(entry);
      for (const form of forms) expect(form.trim(), key).not.toBe('');
    }
  });

  it('defines no key twice', async () => {
    const folder = resolve(import.meta.dirname, '../../../lib/i18n/en');
    const topics = await Promise.all(readdirSync(folder).map((name) => import(resolve(folder, name))));
    const keys = topics.flatMap((topic) =>
      Object.values(topic).flatMap((entries) => Object.keys(entries as object)),
    );
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    expect(keys.length).toBe(Object.keys(en).length);
  });
});
