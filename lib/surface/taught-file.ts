import { z } from 'zod';
import { FailureError } from '../domain/result.ts';
import { type TaughtSite, taughtSiteSchema } from '../domain/taught-site.ts';
import { t } from '../i18n/t.ts';

/**
 * The file in which taught portals travel: `{ "format": "partnerlens-sites", "version": 1, "sites": [ TaughtSite, … ] }`. A
 * policy holds the same list under `sites.taught`.
 */
const FORMAT = 'partnerlens-sites';
const VERSION = 1;
const MAX_BYTES = 1024 ** 2;
const MAX_SITES = 100;

const headSchema = z.object({ format: z.literal(FORMAT), version: z.number().int() });
const bodySchema = z.object({ sites: z.array(z.unknown()).min(1).max(MAX_SITES) });

/** Taught portals as the text of a file that another browser, or a policy, takes in. */
export function taughtToJson(sites: readonly TaughtSite[]): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, sites }, null, 2)}\n`;
}

/**
 * Reads such a file, hostile until parsed. All of it is right, or nothing is taken over.
 * @throws FailureError taught-too-large, -not-json, -other, -newer, -flawed (names the portal and its place)
 */
export async function readTaughtFile(file: Blob): Promise<TaughtSite[]> {
  if (file.size > MAX_BYTES) refuse('too-large', t('taught.file.too-large'));
  const json = parsedJson(await file.text());
  const head = headSchema.safeParse(json);
  if (!head.success) refuse('other', t('taught.file.other'));
  if (head.data.version > VERSION) refuse('newer', t('taught.file.newer'), t('taught.file.newer.next'));
  const body = bodySchema.safeParse(json);
  if (!body.success) refuse('other', t('taught.file.other'));
  return body.data.sites.map((entry, index) => {
    const parsed = taughtSiteSchema.safeParse(entry);
    if (!parsed.success) {
      const place = parsed.error.issues[0]?.path.join('.') || 'id';
      refuse('flawed', t('taught.file.flawed', { n: `${index + 1}`, place }));
    }
    return parsed.data;
  });
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    refuse('not-json', t('taught.file.not-json'));
  }
}

function refuse(code: string, message: string, next = t('taught.file.next')): never {
  throw new FailureError({ code: `taught-${code}`, message, next });
}
