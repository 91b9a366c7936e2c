import { describe, expect, it } from 'vitest';
import { isAutomatic } from '../../../../lib/lens/mail/automatic.ts';

describe('programs', () => {
  it.each([
    ['no-reply@acme.example', 'Order'],
    ['MAILER-DAEMON@acme.example', 'x'],
    ['bounces+12@lists.acme.example', 'x'],
    ['purchasing-noreply@acme.example', 'x'],
    ['ana@acme.example', 'Automatic reply: PO 1'],
    ['ana@acme.example', 'Re: Out of Office: PO 1'],
    ['ana@acme.example', 'Abwesenheitsnotiz: Bestellung'],
    ['ana@acme.example', 'Réponse automatique : commande'],
    ['ana@acme.example', 'Respuesta automática: pedido'],
    ['ana@acme.example', 'Undeliverable: PO 1'],
    ['ana@acme.example', 'Gelesen: PO 1'],
    ['ana@acme.example', 'Delivery Status Notification (Failure)'],
    ['ana@acme.example', 'Delivery has failed to these recipients'],
    ['ana@acme.example', 'DELIVERY FAILURE: User unknown'],
    ['ana@acme.example', 'Undelivered Mail Returned to Sender'],
    ['ana@acme.example', 'Mail delivery failed: returning message to sender'],
    ['ana@acme.example', 'Unzustellbar: PO 1'],
    ['ana@acme.example', 'Absence du bureau : commande'],
    ['ana@acme.example', 'Absence : du 4 au 8 mai'],
    ['ana@acme.example', 'Ausencia: vacaciones'],
    ['ana@acme.example', 'Accusé de lecture : commande'],
    ['ana@acme.example', 'Accepted: Review of deliveries'],
    ['ana@acme.example', 'Canceled: Weekly call'],
    ['auto-reply@acme.example', 'x'],
    ['notifications@acme.example', 'x'],
    ['system@acme.example', 'x'],
    ['microsoftexchange329e71ec88ae4615@acme.example', 'Delivery delayed: PO 1'],
  ])('%s, %s', (address, subject) => {
    expect(isAutomatic({ from: { address }, subject })).toBe(true);
  });

  it.each([
    ['ana@acme.example', 'Re: PO 1 delivery status'],
    ['newman@acme.example', 'PO 1'],
    ['autoteile@acme.example', 'Ready for delivery'],
    ['info@acme.example', 'Absender geändert'],
    ['bo@acme.example', undefined],
    ['ana@acme.example', 'Delivery status PO 4500012345'],
    ['ana@acme.example', 'Delivery delayed - PO 4500012345'],
    ['ana@acme.example', 'Undelivered items PO 4500012345'],
    ['ana@acme.example', 'Delivery failure parts'],
    ['ana@acme.example', 'Non-delivery of PO 4711'],
    ['ana@acme.example', 'Absence of certificates PO 4711'],
    ['ana@acme.example', 'Ausencia de material'],
    ['ana@acme.example', 'Notificación de entrega pedido 4711'],
    ['ana@acme.example', 'Accusé de réception commande 4711'],
    ['ana@acme.example', 'Canceled: PO 4711'],
    ['ana@acme.example', 'Accepted: order 4711'],
    ['sales-request@acme.example', 'x'],
    ['quote-request@acme.example', 'x'],
    ['auto.parts@acme.example', 'x'],
    ['system.admin@acme.example', 'x'],
    ['notifuji@acme.example', 'x'],
  ])('are not people: %s, %s', (address, subject) => {
    expect(isAutomatic({ from: { address }, subject })).toBe(false);
  });

  it('are told in no time, whatever stands there', () => {
    const long = `${'Re: '.repeat(200)}${'a-'.repeat(5_000)}`;
    expect(isAutomatic({ from: { address: `${'a.-'.repeat(3_000)}@x.example` }, subject: long })).toBe(false);
  });
});
