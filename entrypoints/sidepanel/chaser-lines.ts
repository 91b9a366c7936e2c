import { signal } from '@preact/signals';

/** Lines of one partner that led to its reminder: those of a list, a page or an alert. Forgotten with the panel. */
export const chosenLines = signal<{ partnerId: string; keys: ReadonlySet<string> } | null>(null);
