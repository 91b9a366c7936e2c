import { z } from 'zod';

/*
 * Comes before any schema. DevTools runs our code free of the extension's policy while it loads, and under it from then on: what
 * zod finds out while loading would not hold later.
 */
z.config({ jitless: true });
