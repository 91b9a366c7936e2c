import { z } from 'zod';

/** Languages in which a partner can be written to. */
export const LANGUAGES = ['en', 'de', 'fr', 'es'] as const;
export const languageSchema = z.enum(LANGUAGES);
export type Language = (typeof LANGUAGES)[number];
