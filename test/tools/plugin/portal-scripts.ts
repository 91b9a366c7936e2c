import { execFileSync } from 'node:child_process';
import { build } from 'vite';
import type { PortalLines } from '../../../lib/plugin/portals.ts';

/** The script of a page that runs a component, as it is handed out, on Salesforce's engine; `resources`: addresses by name. */
export function lightningScript(
  lines: readonly PortalLines[],
  resources: Record<string, string>,
  synthetic: boolean,
): string {
  const files = Object.fromEntries(lines.map(({ file, text }) => [file, text]));
  const input = JSON.stringify({ files, resources, synthetic });
  return execFileSync(process.execPath, ['test/tools/plugin/lwc-build.mjs'], {
    input,
    encoding: 'utf8',
    maxBuffer: 20_000_000,
  });
}

/** What SharePoint gives a web part, and how it draws one: anew whenever a property changes. */
const HOST = `export class BaseClientSideWebPart {
  constructor(domElement, web) {
    this.domElement = domElement;
    this.context = { pageContext: { web } };
  }
}`;
const PAGE = `import WebPart from './web-part.ts';
const part = new WebPart(document.querySelector('#part'), { absoluteUrl: location.origin + '/sites/ostrel' });
part.render();
document.querySelector('#change').onclick = () => part.render();`;

/** The script of a page that runs a web part as it is handed out, packed with the plugin as its makers pack it. */
export async function sharePointScript([web]: readonly PortalLines[]): Promise<string> {
  const texts: Record<string, string> = {
    'page.js': PAGE,
    'web-part.ts': web?.text ?? '',
    '@microsoft/sp-webpart-base': HOST,
  };
  const built = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'sharepoint',
        enforce: 'pre',
        resolveId: (source) => {
          if (source.endsWith('/assets/partner-lens.js'))
            return `${process.cwd()}/.output/plugin/partner-lens.js`;
          const name = source.endsWith('/page.js') ? 'page.js' : source.replace('./', '');
          return name in texts ? `\0part/${name}` : undefined;
        },
        load: (id) => texts[id.replace('\0part/', '')],
      },
    ],
    build: { write: false, lib: { entry: 'page.js', formats: ['iife'], name: 'page' } },
  });
  const [first] = Array.isArray(built) ? built : [built];
  const chunk = first && 'output' in first ? first.output[0] : undefined;
  if (!chunk) throw new Error('The web part was not built.');
  return chunk.code;
}
