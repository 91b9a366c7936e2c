import { type Embed, snippetOf } from './snippet.ts';

/** Portals whose lines are handed out by name. */
export const PORTALS = ['html', 'react', 'experience-cloud', 'sharepoint'] as const;
export type Portal = (typeof PORTALS)[number];

/** Lines that go into one file of a portal. */
export interface PortalLines {
  /** The file that they are or go into. */
  file: string;
  text: string;
}

/** All that a portal needs beside the plugin and the signed file. */
export function linesFor(portal: Portal, embed: Embed): PortalLines[] {
  switch (portal) {
    case 'html':
      return [{ file: 'index.html', text: snippetOf(embed) }];
    case 'react':
      return reactLines(embed);
    case 'experience-cloud':
      return lightningLines(embed);
    default:
      return sharePointLines(embed);
  }
}

/** How the two static resources of a Salesforce org are named: letters and digits only. */
export function resourcesOf({ share }: Pick<Embed, 'share'>): { plugin: string; file: string } {
  return { plugin: 'partnerLensPlugin', file: `partnerLensFile${share.slice(0, 8)}` };
}

function reactLines(embed: Embed): PortalLines[] {
  const { share, x, y } = embed;
  const [script = ''] = snippetOf(embed).split('\n');
  return [
    { file: 'index.html', text: script },
    {
      file: 'Scorecard.jsx',
      text: `<partner-lens src="${pathOf(embed)}" public-key="${x}.${y}" share="${share}" />`,
    },
  ];
}

/** A Lightning web component; `lwc:external` leaves the element to the browser. */
function lightningLines(embed: Embed): PortalLines[] {
  const { share, x, y } = embed;
  const { plugin, file } = resourcesOf(embed);
  return [
    {
      file: 'partnerScorecard.html',
      text: `<template>
    <template lwc:if={loaded}>
        <partner-lens lwc:external src={file} public-key="${x}.${y}" share="${share}"></partner-lens>
    </template>
</template>`,
    },
    {
      file: 'partnerScorecard.js',
      text: `${imported('{ LightningElement }', 'lwc')}
${imported('{ loadScript }', 'lightning/platformResourceLoader')}
${imported('PLUGIN', `@salesforce/resourceUrl/${plugin}`)}
${imported('FILE', `@salesforce/resourceUrl/${file}`)}

export default class PartnerScorecard extends LightningElement {
    file = FILE;
    loaded = false;

    async connectedCallback() {
        await loadScript(this, PLUGIN);
        this.loaded = true;
    }
}`,
    },
    {
      file: 'partnerScorecard.js-meta.xml',
      text: `<?xml version="1.0" encoding="UTF-8"?>
<LightningComponentBundle xmlns="http://soap.sforce.com/2006/04/metadata">
    <apiVersion>66.0</apiVersion>
    <isExposed>true</isExposed>
    <masterLabel>Scorecard</masterLabel>
    <targets>
        <target>lightningCommunity__Page</target>
    </targets>
</LightningComponentBundle>`,
    },
  ];
}

/** A web part of the SharePoint Framework: the plugin is packed with it, so that no script source has to be trusted. */
function sharePointLines(embed: Embed): PortalLines[] {
  const { share, x, y } = embed;
  return [
    {
      file: 'src/webparts/scorecard/ScorecardWebPart.ts',
      text: `${imported('{ BaseClientSideWebPart }', '@microsoft/sp-webpart-base')}
import '../../../assets/partner-lens.js';

export default class ScorecardWebPart extends BaseClientSideWebPart<object> {
  public render(): void {
    const site = this.context.pageContext.web.absoluteUrl;
    const plugin = document.createElement('partner-lens');
    plugin.setAttribute('src', site + '/Shared%20Documents/${pathOf(embed)}');
    plugin.setAttribute('key', '${x}.${y}');
    plugin.setAttribute('share', '${share}');
    this.domElement.replaceChildren(plugin);
  }
}`,
    },
  ];
}

/** An import of what only the portal has. */
function imported(what: string, of: string): string {
  return `import ${what} from ${`'${of}'`};`;
}

/** The file as part of an address; no quote ends the text that it stands in. */
function pathOf({ file }: Embed): string {
  return encodeURIComponent(file).replaceAll("'", '%27');
}
