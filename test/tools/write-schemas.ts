import { writeFileSync } from 'node:fs';
import { z } from 'zod';
import { answerFileSchema } from '../../lib/domain/share-answer.ts';
import { sharedSchema } from '../../lib/domain/share-bundle.ts';
import { envelopeSchema } from '../../lib/domain/share-envelope.ts';

/** What is published for whoever reads what we share, or answers it without our plugin; run after a change of the schemas. */
const PUBLISHED = {
  'partnerlens-bundle': sharedSchema,
  'partnerlens-envelope': envelopeSchema,
  'partnerlens-answer': answerFileSchema,
} as const;

/** JSON Schema (draft 2020-12) of each, by the path of its file. */
export function publishedSchemas(): Map<string, string> {
  return new Map(
    Object.entries(PUBLISHED).map(([name, schema]) => {
      const json = { $id: `${name}.schema.json`, title: name, ...z.toJSONSchema(schema) };
      return [`public/schemas/${name}.schema.json`, `${JSON.stringify(json, null, 2)}\n`];
    }),
  );
}

if (import.meta.main) for (const [path, text] of publishedSchemas()) writeFileSync(path, text);
