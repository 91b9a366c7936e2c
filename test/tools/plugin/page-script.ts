import { build } from 'vite';

/** The script of a page, `test/tools/plugin/<page>.mjs`, built as its makers would. */
export async function pageScript(page: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      lib: { entry: `test/tools/plugin/${page}.mjs`, formats: ['es'] },
    },
  });
  const [first] = Array.isArray(built) ? built : [built];
  const chunk = first && 'output' in first ? first.output[0] : undefined;
  if (!chunk) throw new Error(`${page} was not built.`);
  return chunk.code;
}
