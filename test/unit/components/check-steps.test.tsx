// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { CheckSteps } from '../../../components/sources/CheckSteps.tsx';
import { setStage } from './stage.ts';

const stage = setStage();

it('says where a system counts no further that there may be more', () => {
  const sample = { object: 'orders', result: 'read', count: 5_000, more: true } as const;
  stage.show(
    <CheckSteps
      steps={[
        { step: 'sales', detail: '5000+' },
        { of: 'object', sample },
      ]}
    />,
  );
  const rows = [...stage.root.querySelectorAll('li')].map(({ textContent }) => textContent?.trim());
  expect(rows).toEqual([
    '5,000 orders or more are there: the system counts no further',
    'Orders: 5,000 or more to be read, the newest was',
  ]);
});

it('shows a step that holds and lacks something under another sign, with words for objects', () => {
  const steps = [
    { step: 'scopes', detail: 'tickets' },
    { step: 'accounts', detail: 'Quote, CampaignMember' },
    { step: 'properties', detail: '' },
  ] as const;
  stage.show(<CheckSteps steps={[...steps]} />);
  const said = [...stage.root.querySelectorAll('li')].map((row) => [
    row.querySelector('svg')?.getAttribute('class'),
    row.textContent?.trim(),
  ]);
  expect(said).toEqual([
    ['g t-risk', 'The token lacks the scopes tickets'],
    ['g t-unknown', 'Can be read, without Quotes and Members of campaigns: what they tell stays empty'],
    ['g t-done', 'All properties that are read are there'],
  ]);
});

it('shows what a record of an own object holds by what its fields mean', () => {
  const shown = [
    { field: 'orderNumber', value: 'PO-70003' },
    { field: 'supplierName', value: 'Sample Castings AG' },
  ] as const;
  const sample = {
    object: 'PO__c',
    label: 'Purchase Order',
    result: 'read',
    count: 3,
    shown: [...shown],
  } as const;
  stage.show(<CheckSteps steps={[{ of: 'object', sample }]} />);
  expect(stage.root.querySelector('li')?.textContent?.trim()).toBe(
    'Purchase Order: 3 to be read, the newest was: Order number: PO-70003 · Supplier name: Sample Castings AG',
  );
});
