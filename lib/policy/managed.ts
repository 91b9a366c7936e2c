import { z } from 'zod';
import { type FileMapping, fileMappingSchema } from '../domain/file-mapping.ts';
import { signatureOfHeadings } from '../domain/mapping-signature.ts';
import { MANAGED_KEYS, MANAGED_SCHEMAS, type ManagedKey } from './settings.ts';

/** A part of a policy that does not hold, and why: shown to people, never silently dropped. */
const refusalSchema = z.object({
  /** Where it stands in the policy: `settings.otif.target`. */
  path: z.string().max(200),
  reason: z.enum(['unknown', 'not-an-object', 'not-a-list', 'not-allowed', 'too-large', 'too-many', 'twice']),
  /** What the policy says there, shortened. */
  value: z.string().max(120),
});
export type Refusal = z.infer<typeof refusalSchema>;

/** What a company's policy says, as far as it makes sense. */
export interface Managed {
  settings: Partial<Record<ManagedKey, unknown>>;
  mappings: FileMapping[];
  refused: Refusal[];
}

/** Largest policy, in characters of JSON; most mappings; most refusals that are listed. */
const MAX_POLICY = 1024 ** 2;
const MAX_MAPPINGS = 200;
const MAX_REFUSED = 50;
const MAX_MAPPED_COLUMNS = 2_000;

/**
 * Reads a policy as the browser hands it out (`storage.managed`), hostile until parsed: what is unknown or makes no sense is
 * refused one by one with its reason, and the setting stays at its safe default or what the person chose.
 */
export function parseManaged(raw: unknown): Managed {
  const managed: Managed = { settings: {}, mappings: [], refused: [] };
  const refuse = (path: string, reason: Refusal['reason'], value: unknown) => {
    if (managed.refused.length < MAX_REFUSED)
      managed.refused.push({ path: path.slice(0, 200), reason, value: shown(value) });
  };
  if (raw === undefined || raw === null) return managed;
  if (!isRecord(raw)) refuse('', 'not-an-object', raw);
  else if (lengthOf(raw) > MAX_POLICY) refuse('', 'too-large', '');
  else
    for (const key of Object.keys(raw))
      if (key === 'settings') readSettings(raw[key], managed, refuse);
      else if (key === 'mappings') readMappings(raw[key], managed, refuse);
      else refuse(key, 'unknown', raw[key]);
  return managed;
}

type Refuse = (path: string, reason: Refusal['reason'], value: unknown) => void;

function readSettings(raw: unknown, managed: Managed, refuse: Refuse): void {
  if (!isRecord(raw)) {
    refuse('settings', 'not-an-object', raw);
    return;
  }
  for (const key of Object.keys(raw)) {
    const known = MANAGED_KEYS.find((setting) => setting === key);
    const path = `settings.${key}`;
    if (!known) refuse(path, 'unknown', raw[key]);
    else {
      const parsed = MANAGED_SCHEMAS[known].safeParse(raw[key]);
      if (parsed.success) managed.settings[known] = parsed.data;
      else refuse(path, 'not-allowed', raw[key]);
    }
  }
}

function readMappings(raw: unknown, managed: Managed, refuse: Refuse): void {
  if (!Array.isArray(raw)) {
    refuse('mappings', 'not-a-list', raw);
    return;
  }
  if (raw.length > MAX_MAPPINGS) refuse('mappings', 'too-many', raw.length);
  const seen = new Set<string>();
  for (const [index, entry] of raw.slice(0, MAX_MAPPINGS).entries()) {
    const path = `mappings.${index + 1}`;
    const parsed = policyMappingSchema.safeParse(entry);
    const headings = parsed.success
      ? signatureOfHeadings(parsed.data.columns.map(({ header }) => header))
      : '';
    if (!parsed.success) refuse(path, 'not-allowed', entry);
    else if (seen.has(headings)) refuse(path, 'twice', entry);
    else managed.mappings.push(parsed.data);
    seen.add(headings);
  }
}

/** A mapping that comes from elsewhere: nothing beside what is known, and no field twice. */
export const policyMappingSchema = fileMappingSchema.refine((mapping) => {
  const fields = mapping.columns.flatMap(({ field }) => field ?? []);
  const wide = mapping.columns.length > MAX_MAPPED_COLUMNS;
  return fields.length > 0 && !wide && new Set(fields).size === fields.length;
});

/** What is stored of a policy, so that every context reads the same; parsed again when it is read. */
export const storedManagedSchema = z.object({
  settings: z.record(z.string(), z.unknown()),
  refused: z.array(refusalSchema),
  mappings: z.number(),
});

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function lengthOf(raw: unknown): number {
  try {
    return JSON.stringify(raw).length;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}
