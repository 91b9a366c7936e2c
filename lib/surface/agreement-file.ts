import { z } from 'zod';
import { type Agreement, agreementSchema } from '../domain/agreement.ts';
import type { PartnerRole } from '../domain/partner.ts';
import { FailureError } from '../domain/result.ts';
import { t } from '../i18n/t.ts';
import { flawedTerm } from '../lens/agreement/flawed-term.ts';

/**
 * The file in which both sides hold the same definition:
 * `{ "format": "partnerlens-agreement", "version": 1, "agreement": { …, "agreedBy": { "buyer": …, "supplier": … } } }`.
 * Who agreed is named by what they are to each other, so that neither side has to turn it round.
 */
const FORMAT = 'partnerlens-agreement';
const VERSION = 1;
const MAX_BYTES = 1024 ** 2;

const headSchema = z.object({ format: z.literal(FORMAT), version: z.number().int() });
const name = z.string().max(200);
const bodySchema = agreementSchema
  .omit({ id: true, partnerId: true, sample: true, ours: true, theirs: true })
  .extend({ agreedBy: z.object({ buyer: name.optional(), supplier: name.optional() }) });

/** An agreement as a file says it; whose it is, the one who opens it knows. */
export type FiledAgreement = Omit<Agreement, 'id' | 'partnerId' | 'sample'>;

/** Writes one version as a file. */
export function agreementToJson(agreement: Agreement, roles: readonly PartnerRole[]): string {
  const { id: _, partnerId: __, sample: ___, ours, theirs, ...rest } = agreement;
  const [buyer, supplier] = weBuy(roles) ? [ours, theirs] : [theirs, ours];
  const agreedBy = { ...(buyer ? { buyer } : {}), ...(supplier ? { supplier } : {}) };
  const filed = { format: FORMAT, version: VERSION, agreement: { ...rest, agreedBy } };
  return `${JSON.stringify(filed, null, 2)}\n`;
}

/**
 * Reads such a file, hostile until parsed: all of it is right, or nothing is taken over.
 * @throws FailureError agreement-too-large, -not-json, -not-agreement, -newer, -flawed (names the place)
 */
export async function readAgreementFile(file: Blob, roles: readonly PartnerRole[]): Promise<FiledAgreement> {
  if (file.size > MAX_BYTES) refuse('too-large', t('agreement.file.too-large'));
  const json = parsedJson(await file.text());
  const head = headSchema.safeParse(json);
  if (!head.success) refuse('not-agreement', t('agreement.file.other'));
  if (head.data.version > VERSION) refuse('newer', t('agreement.file.newer'), t('agreement.file.newer.next'));
  const body = z.object({ agreement: bodySchema }).safeParse(json);
  if (!body.success) flawed(body.error.issues[0]?.path.slice(1).join('.') || 'agreement');
  const { agreedBy, ...rest } = body.data.agreement;
  const place = flawedTerm(rest);
  if (place !== null) flawed(place);
  const { buyer, supplier } = agreedBy;
  const [ours, theirs] = weBuy(roles) ? [buyer, supplier] : [supplier, buyer];
  return { ...rest, ours: ours ?? '', ...(theirs ? { theirs } : {}) };
}

/** Whether we buy from the partner: towards a customer we are the supplier. */
function weBuy(roles: readonly PartnerRole[]): boolean {
  return roles.includes('supplier') || !roles.includes('customer');
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    refuse('not-json', t('agreement.file.not-json'));
  }
}

function flawed(place: string): never {
  refuse('flawed', t('agreement.file.flawed', { place }));
}

function refuse(code: string, message: string, next = t('agreement.file.next')): never {
  throw new FailureError({ code: `agreement-${code}`, message, next });
}
