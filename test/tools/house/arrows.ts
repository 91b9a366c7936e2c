import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** Which rooms a room may import from, besides itself. The README's tree explains the rooms. */
const MAY_IMPORT: Record<string, string[]> = {
  'lib/domain': [],
  'lib/recognise': ['lib/domain'],
  'lib/sites': ['lib/domain', 'lib/recognise'],
  'lib/sources': ['lib/domain', 'lib/recognise'],
  'lib/store': ['lib/domain'],
  'lib/kpi': ['lib/domain'],
  'lib/policy': ['lib/domain', 'lib/store'],
  'lib/export': ['lib/domain'],
  'lib/plugin': ['lib/domain'],
  'lib/backup': ['lib/domain', 'lib/store'],
  'lib/i18n': ['lib/domain'],
  'lib/sample': [],
  'lib/messages.ts': ['lib/domain', 'lib/lens'],
  'lib/page': ['lib/domain', 'lib/sites', 'lib/messages.ts'],
  'lib/lens': ['lib/domain', 'lib/store', 'lib/kpi', 'lib/recognise', 'lib/policy'],
  'lib/share': ['lib/domain', 'lib/store', 'lib/kpi', 'lib/lens', 'lib/policy'],
  'lib/sync': ['lib/domain', 'lib/store', 'lib/sources', 'lib/lens', 'lib/backup', 'lib/policy'],
  'lib/background': [
    'lib/domain',
    'lib/sites',
    'lib/store',
    'lib/lens',
    'lib/sync',
    'lib/policy',
    'lib/i18n',
    'lib/messages.ts',
  ],
  'lib/surface': [
    'lib/sample',
    'lib/sites',
    'lib/domain',
    'lib/store',
    'lib/lens',
    'lib/sync',
    'lib/share',
    'lib/plugin',
    'lib/sources',
    'lib/policy',
    'lib/messages.ts',
    'lib/i18n',
    'lib/export',
    'lib/backup',
  ],
  components: ['lib/domain', 'lib/lens', 'lib/i18n', 'lib/export', 'lib/plugin'],
  entrypoints: ['components', 'lib/*'],
};

/** Packages that may be used in a room; foreign pages run without any. */
const MAY_USE: Record<string, RegExp> = {
  'lib/domain': /^zod(\/mini)?$/,
  'lib/recognise': /^$/,
  'lib/sites': /^$/,
  'lib/page': /^wxt\/browser$/,
  'lib/kpi': /^$/,
  'lib/lens': /^$/,
  'lib/i18n': /^$/,
  'lib/export': /^$/,
  'lib/plugin': /^zod\/mini$/,
  'lib/share': /^$/,
  'lib/store': /^(idb|zod)$/,
  'lib/policy': /^zod$/,
  'lib/backup': /^zod$/,
  'lib/sources': /^(zod|ky|oauth4webapi|fflate|unpdf\/pdfjs|@zip\.js\/zip\.js\/lib\/zip-core-custom\.js)$/,
  components: /^(preact(\/hooks|\/jsx-runtime)?|@preact\/signals|uplot)$/,
};

/** What an import is allowed to reach although it is only a type: types cost nothing in a page. */
const TYPE_ONLY: Record<string, string[]> = {
  'lib/page': ['lib/domain'],
  'lib/sites': ['lib/domain'],
  'lib/recognise': ['lib/domain'],
  components: ['lib/messages.ts', 'lib/sources', 'lib/share'],
};

const IMPORT = /^\s*(?:import|export)\s+(type\s)?[^'"]*?from\s+['"]([^'"]+)['"]|import\(['"]([^'"]+)['"]\)/gm;

interface Import {
  from: string;
  to: string;
  typeOnly: boolean;
}

/** Walks the imports of all given files; answers one line per wrong arrow or cycle between files. */
export function wrongArrows(files: string[]): string[] {
  const imports = files.flatMap(importsOf);
  return [...imports.flatMap(judge), ...cycles(imports)];
}

function importsOf(file: string): Import[] {
  const found: Import[] = [];
  for (const [, type, from, dynamic] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
    const target = from ?? dynamic ?? '';
    const to = target.startsWith('.') ? normalize(join(dirname(file), target.replace(/\?.*$/, ''))) : target;
    found.push({ from: file, to, typeOnly: type !== undefined });
  }
  return found;
}

function judge({ from, to, typeOnly }: Import): string[] {
  const room = roomOf(from);
  const local = /^(lib|components|entrypoints|test|public)\//.test(to);
  if (!local) {
    const allowed = MAY_USE[room];
    return !allowed || typeOnly || allowed.test(to) ? [] : [`${from} must not use the package ${to}`];
  }
  const target = roomOf(to);
  const rules = MAY_IMPORT[room];
  if (!rules) return [`${from} lies in no known room: add it to the arrows`];
  if (target === room || rules.includes(target) || (rules.includes('lib/*') && target.startsWith('lib/')))
    return [];
  if (typeOnly && TYPE_ONLY[room]?.includes(target)) return [];
  return [`${from} must not import ${to}`];
}

function roomOf(path: string): string {
  if (path.startsWith('lib/')) return path.split('/').slice(0, 2).join('/');
  return path.split('/')[0] ?? path;
}

/** Cycles among files through imports that exist at run time. */
function cycles(imports: Import[]): string[] {
  const graph = new Map<string, string[]>();
  for (const { from, to, typeOnly } of imports)
    if (!typeOnly) graph.set(from, [...(graph.get(from) ?? []), to]);
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (file: string, path: string[]): void => {
    const at = path.indexOf(file);
    if (at >= 0) {
      found.push(`cycle: ${[...path.slice(at), file].join(' → ')}`);
      return;
    }
    if (done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return found;
}
