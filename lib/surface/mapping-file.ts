import { z } from 'zod';
import type { FileMapping } from '../domain/file-mapping.ts';
import { signatureOfHeadings } from '../domain/mapping-signature.ts';
import { type Failure, FailureError } from '../domain/result.ts';
import { t } from '../i18n/t.ts';
import { policyMappingSchema } from '../policy/managed.ts';
import type { SavedMapping } from '../store/mappings.ts';

/**
 * The file in which mappings travel:
 * `{ "format": "partnerlens-mapping", "version": 1, "mappings": [ FileMapping, … ] }`. A policy holds the same list.
 */
const FORMAT = 'partnerlens-mapping';
const VERSION = 1;
const MAX_BYTES = 1024 ** 2;
const MAX_MAPPINGS = 200;

const headSchema = z.object({ format: z.literal(FORMAT), version: z.number().int() });
const bodySchema = z.object({ mappings: z.array(z.unknown()).min(1).max(MAX_MAPPINGS) });

/** The headings by which a mapping is found again. */
export function signatureOfMapping(mapping: FileMapping): string {
  return signatureOfHeadings(mapping.columns.map(({ header }) => header));
}

/** Writes mappings as a file; when each was used last stays here. */
export function mappingsToJson(mappings: FileMapping[]): string {
  const bare = mappings.map(({ usedAt: _, ...mapping }) => mapping);
  return `${JSON.stringify({ format: FORMAT, version: VERSION, mappings: bare }, null, 2)}\n`;
}

/**
 * Reads such a file, hostile until parsed. All of it is right, or nothing is taken over.
 * @throws FailureError mappings-too-large, -not-json, -not-mappings, -newer, -flawed (names the mapping and its place)
 */
export async function readMappingFile(file: Blob): Promise<SavedMapping[]> {
  if (file.size > MAX_BYTES) refuse('too-large', t('mappings.file.too-large'));
  const json = parsedJson(await file.text());
  const head = headSchema.safeParse(json);
  if (!head.success) refuse('not-mappings', t('mappings.file.other'));
  if (head.data.version > VERSION) refuse('newer', t('mappings.file.newer'), t('mappings.file.newer.next'));
  const body = bodySchema.safeParse(json);
  if (!body.success) refuse('not-mappings', t('mappings.file.empty'));
  return body.data.mappings.map((entry, index) => {
    const parsed = policyMappingSchema.safeParse(entry);
    if (!parsed.success) {
      const place = parsed.error.issues[0]?.path.join('.') || 'columns';
      refuse('flawed', t('mappings.file.flawed', { n: `${index + 1}`, place }));
    }
    return { signature: signatureOfMapping(parsed.data), mapping: parsed.data };
  });
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    refuse('not-json', t('mappings.file.not-json'));
  }
}

function refuse(code: string, message: string, next = t('mappings.file.next')): never {
  const failure: Failure = { code: `mappings-${code}`, message, next };
  throw new FailureError(failure);
}
