import { expect, test } from 'vitest';
import { en } from '../../../lib/i18n/en.ts';
import { SEQUENCE as dynamicsSteps } from '../../../lib/sources/dynamics/pull.ts';
import { TABLE_NAMES } from '../../../lib/sources/dynamics/tables.ts';
import { TYPES } from '../../../lib/sources/hubspot/fields.ts';
import { SEQUENCE as hubspotSteps } from '../../../lib/sources/hubspot/pull.ts';
import { OBJECTS } from '../../../lib/sources/salesforce/fields.ts';
import { SEQUENCE as salesforceSteps } from '../../../lib/sources/salesforce/pull.ts';
import { MODELS } from '../../../lib/sources/tryton/fields.ts';
import { SEQUENCE as trytonSteps } from '../../../lib/sources/tryton/pull.ts';
import { MODULES } from '../../../lib/sources/zoho/fields.ts';
import { SEQUENCE as zohoSteps } from '../../../lib/sources/zoho/parts.ts';

test.each([
  ['Tryton', MODELS, trytonSteps],
  ['Salesforce', OBJECTS, salesforceSteps],
  ['HubSpot', TYPES, hubspotSteps],
  ['Dynamics 365', TABLE_NAMES, dynamicsSteps],
  ['Zoho CRM', MODULES, zohoSteps],
])('every object of %s and every step of its sync has a name that people use', (_, objects, steps) => {
  const nameless = [...objects, ...steps].filter((each) => !(`check.object.${each}` in en));
  expect(nameless).toEqual([]);
});
