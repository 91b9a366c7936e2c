import { about } from './en/about.ts';
import { agreement } from './en/agreement.ts';
import { alerts } from './en/alerts.ts';
import { card } from './en/card.ts';
import { chaser } from './en/chaser.ts';
import { checks } from './en/checks.ts';
import { common } from './en/common.ts';
import { contacts } from './en/contacts.ts';
import { customerStatus } from './en/customer-status.ts';
import { customers } from './en/customers.ts';
import { differences } from './en/differences.ts';
import { draft } from './en/draft.ts';
import { embed } from './en/embed.ts';
import { facts } from './en/facts.ts';
import { feeds } from './en/feeds.ts';
import { fields } from './en/fields.ts';
import { files } from './en/files.ts';
import { freshness } from './en/freshness.ts';
import { items } from './en/items.ts';
import { kpi } from './en/kpi.ts';
import { ledger } from './en/ledger.ts';
import { lookups } from './en/lookups.ts';
import { mail } from './en/mail.ts';
import { map } from './en/map.ts';
import { mine } from './en/mine.ts';
import { objectNames } from './en/object-names.ts';
import { offers } from './en/offers.ts';
import { outbox } from './en/outbox.ts';
import { ownObjects } from './en/own-objects.ts';
import { pageFields } from './en/page-fields.ts';
import { panel } from './en/panel.ts';
import { parcels } from './en/parcels.ts';
import { pipeline } from './en/pipeline.ts';
import { plots } from './en/plots.ts';
import { privacy } from './en/privacy.ts';
import { proposal } from './en/proposal.ts';
import { rejects } from './en/rejects.ts';
import { risk } from './en/risk.ts';
import { scorecard } from './en/scorecard.ts';
import { segments } from './en/segments.ts';
import { senders } from './en/senders.ts';
import { settings } from './en/settings.ts';
import { share } from './en/share.ts';
import { silences } from './en/silences.ts';
import { sites } from './en/sites.ts';
import { sources } from './en/sources.ts';
import { status } from './en/status.ts';
import { steer } from './en/steer.ts';
import { teach } from './en/teach.ts';
import { unfit } from './en/unfit.ts';
import { unions } from './en/unions.ts';

/** The English catalogue: one flat list of keys, split by topic. Plural entries hold one text per form. */
export const en = {
  ...common,
  ...status,
  ...kpi,
  ...pipeline,
  ...plots,
  ...panel,
  ...mine,
  ...alerts,
  ...card,
  ...chaser,
  ...checks,
  ...objectNames,
  ...draft,
  ...embed,
  ...silences,
  ...risk,
  ...items,
  ...freshness,
  ...files,
  ...fields,
  ...privacy,
  ...proposal,
  ...rejects,
  ...scorecard,
  ...map,
  ...mail,
  ...segments,
  ...customers,
  ...customerStatus,
  ...settings,
  ...sites,
  ...offers,
  ...ownObjects,
  ...sources,
  ...ledger,
  ...outbox,
  ...feeds,
  ...steer,
  ...about,
  ...agreement,
  ...facts,
  ...pageFields,
  ...unfit,
  ...unions,
  ...lookups,
  ...differences,
  ...parcels,
  ...teach,
  ...senders,
  ...contacts,
  ...share,
} as const;
