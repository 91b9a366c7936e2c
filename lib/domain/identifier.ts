import { z } from 'zod';
import type { IdentifierKind } from './normalise.ts';

/** Parses an identifier kind that comes from outside. The compiler keeps it equal to the union in `normalise.ts`. */
export const identifierKindSchema = z.enum({
  'purchase-order': 'purchase-order',
  'sales-order': 'sales-order',
  shipment: 'shipment',
  invoice: 'invoice',
  email: 'email',
  domain: 'domain',
  'partner-number': 'partner-number',
  item: 'item',
  number: 'number',
  message: 'message',
  draft: 'draft',
} as const satisfies { [K in IdentifierKind]: K });
