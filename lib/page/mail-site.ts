import { brought } from './world.ts';

/** The adapter of webmail that knows a page, where one's script runs here. */
export const mailSiteOf = (doc: Document, url: string) =>
  Object.values(brought('partnerLensSites') ?? {}).find(({ mail, detect }) => mail && detect(doc, url));
