import type { Entry } from '../chaser/words.ts';
import type { en } from './en.ts';
import type { en as rules } from './rules/en.ts';

/** What the portal plugin says, in one language: the same keys in each. */
export type PluginWords = Record<keyof typeof en, Entry>;
/** Names and definitions of figures, and why records count as they do. */
export type RuleWords = Record<keyof typeof rules, Entry>;
export type WordKey = keyof PluginWords | keyof RuleWords;
