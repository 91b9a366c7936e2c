// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { Offers } from '../../../components/sources/Offers.tsx';
import { setStage } from './stage.ts';

const stage = setStage();

it('says what is never read from such a system, and names what was refused as people do', () => {
  const unread = [{ object: 'order-lines', message: 'No right.' }];
  stage.show(
    <Offers offers={[{ name: 'sales', state: 'there' }]} notRead={['invoices', 'stock']} unread={unread} />,
  );
  const said = stage.root.textContent ?? '';
  expect(said).toContain('What this system offers all that PartnerLens reads from it');
  expect(said).toContain('Lines of orders were not read at the last time: No right.');
  expect(said).toContain('Not read from this kind of system: Invoices; Stock.');
});

it('deletions that are not told alarm nobody: they are named by what finds them', () => {
  const said = { message: 'No right.', apart: true };
  stage.show(
    <Offers
      offers={[]}
      unread={[
        { object: 'deleted Cases', ...said, deletions: 'compared' },
        { object: 'deleted Deals', ...said, deletions: 'compared' },
        { object: 'deleted Campaigns', ...said, deletions: 'stay' },
      ]}
    />,
  );
  const text = stage.root.textContent ?? '';
  expect(text).toContain('This user is not told what is deleted of Cases, Deals: it goes here once a day');
  expect(text).toContain('This user is not told what is deleted of Campaigns, so that it stays here.');
  expect(text).not.toContain('No right.');
  expect(stage.root.querySelector('details')?.open).toBe(false);
});
