/** The pages of the extension and its background, by the file that each begins with. */
const ENTRIES = [
  'background.ts',
  'card/index.html',
  'offscreen/index.html',
  'options/index.html',
  'sidepanel/index.html',
];
const EVERY = 2 ** ENTRIES.length - 1;

interface Graph {
  getModuleIds(): Iterable<string>;
  getModuleInfo(id: string): { importedIds: readonly string[] } | null;
}

/**
 * One file for all modules that the same pages load at once. By itself the bundler looks at the screens that are loaded later,
 * too, and makes a file of its own for each set of them: 33 for the side panel and 18 for the card, each a request. No page
 * loads a module that it does not need: what a module imports is reached by at least the same pages.
 */
export const fewChunks = {
  name: 'few-chunks',
  apply: 'build' as const,
  buildEnd(this: Graph) {
    reached.clear();
    ENTRIES.forEach((entry, at) => {
      for (const id of this.getModuleIds()) if (id.endsWith(`/entrypoints/${entry}`)) mark(this, id, 1 << at);
    });
  },
  outputOptions: <T extends { format?: string }>(options: T) =>
    options.format === 'es' ? { ...options, codeSplitting: { groups } } : options,
};

/** By which entries each module is reached, one bit for each. */
const reached = new Map<string, number>();

function mark(graph: Graph, from: string, bit: number): void {
  const waiting = [from];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const before = reached.get(id) ?? 0;
    if (before & bit) continue;
    reached.set(id, before | bit);
    waiting.push(...(graph.getModuleInfo(id)?.importedIds ?? []));
  }
}

const namesOf = (bits: number): string[] =>
  ENTRIES.filter((_, at) => bits & (1 << at)).map((entry) => entry.replace(/[./].*$/, ''));

/** What more pages share comes first: a group takes what its modules import, unless another has it. */
const groups = Array.from({ length: EVERY }, (_, index) => {
  const names = namesOf(index + 1);
  return {
    name: `of-${names.length === ENTRIES.length ? 'all' : names.join('-')}`,
    test: (id: string) => reached.get(id) === index + 1,
    priority: names.length,
    minShareCount: 2,
  };
});
