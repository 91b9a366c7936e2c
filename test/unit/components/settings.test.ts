import { expect, it } from 'vitest';
import { fieldText, fieldValue, SETTING_FORMS } from '../../../components/options/setting-forms.ts';
import { RULE_KEYS, SETTINGS } from '../../../lib/policy/settings.ts';

it('every rule has a form whose ends its schema accepts, and nothing beyond them', () => {
  expect(Object.keys(SETTING_FORMS).sort()).toEqual([...RULE_KEYS].sort());
  for (const key of RULE_KEYS) {
    const { min, max, empty } = SETTING_FORMS[key];
    const { schema } = SETTINGS[key];
    for (const end of [min, max]) expect(schema.safeParse(fieldValue(key, `${end}`)).success, key).toBe(true);
    for (const beyond of [`${max + 1}`, '-1', 'x', '1e1', '1/2'])
      expect(fieldValue(key, beyond), key).toBeUndefined();
    expect(fieldValue(key, ' ')).toBe(empty ? null : undefined);
    expect(schema.safeParse(null).success, key).toBe(empty !== undefined);
  }
});

it('shares are entered in per cent, with point or comma, and come back as they were entered', () => {
  expect(fieldValue('otif.target', '92,5')).toBe(0.925);
  for (const text of ['0', '7', '33.3', '95', '99.99', '100'])
    expect(fieldText('otif.target', fieldValue('otif.target', text) ?? null)).toBe(text);
  expect(fieldText('otif.over', null)).toBe('');
  expect(fieldValue('otif.lateDays', '1.5')).toBeUndefined();
});
