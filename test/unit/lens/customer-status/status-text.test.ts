import { describe, expect, it } from 'vitest';
import { statusBody, statusTexts } from '../../../../components/customer-status/compose.ts';
import { LANGUAGES } from '../../../../lib/domain/language.ts';
import { htmlBody, plainBody } from '../../../../lib/export/mail/table.ts';
import type { StatusRow } from '../../../../lib/lens/customer-status/status-views.ts';

describe('the text', () => {
  const row: StatusRow = {
    order: 'SO-5',
    item: '=cmd()',
    description: '<b>Pump</b>',
    quantity: 1200,
    unit: 'pcs',
    state: 'delayed',
    waits: 'material',
    neededOn: '2026-05-22',
    expected: { of: 'material', on: '2026-05-25', from: '2026-05-20', to: '2026-06-02' },
  };

  it.each([
    ['en', 'your order SO-5', 'Delayed: waiting for material', '25 May 2026', '20 May 2026 – 2 Jun 2026'],
    [
      'de',
      'Ihre Bestellung SO-5',
      'Verzögert: wartet auf Material',
      '25. Mai 2026',
      '20. Mai 2026 – 2. Juni 2026',
    ],
    ['fr', 'votre commande SO-5', 'Retardé : attente de matière', '25 mai 2026', '20 mai 2026 – 2 juin 2026'],
    ['es', 'su pedido SO-5', 'Retrasado: falta material', '25 may 2026', '20 may 2026 – 2 jun 2026'],
  ] as const)('is whole in %s', (language, ...words) => {
    const texts = statusTexts(language, [row], { sender: 'Mia Kern', asOf: '2026-05-07' });
    const body = statusBody(language, texts, [row]);
    for (const text of [plainBody(body), htmlBody(body)]) {
      for (const word of [...words, 'Mia Kern']) expect(text).toContain(word);
      expect(text).not.toMatch(/[{}]|undefined|NaN|…/);
    }
    expect(htmlBody(body)).toContain('&#39;=cmd()');
    expect(htmlBody(body)).toContain('&lt;b&gt;Pump');
  });

  it('fits into the cells of a plain table in every state, and speaks of no dates where there are none', () => {
    for (const language of LANGUAGES)
      for (const state of [
        'done',
        'arrived',
        'on-track',
        'uncertain',
        'delayed',
        'undated',
        'cancelled',
      ] as const) {
        const rows: StatusRow[] = [state === 'delayed' ? { state, waits: 'material' } : { state }];
        const texts = statusTexts(language, rows, { asOf: '2026-05-07' });
        const text = plainBody(statusBody(language, texts, rows));
        expect(text).not.toMatch(/[{}…]|undefined/);
        expect(texts.below.split('\n')).toHaveLength(3);
      }
  });
});
