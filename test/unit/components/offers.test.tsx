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
