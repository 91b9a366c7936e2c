import type { ComponentChildren } from 'preact';
import { t } from '../../lib/i18n/t.ts';
import { canBeAsked } from '../../lib/lens/chaser/chaser-row.ts';
import type { PartnerView } from '../../lib/lens/partner/partner-views.ts';
import type { KpiRow, LineView } from '../../lib/lens/views.ts';
import { CustomerPart } from '../customers/CustomerPart.tsx';
import { KpiList } from '../figures/KpiList.tsx';
import { LineList } from '../lines/LineList.tsx';
import { NamesWaiting, namesOf } from '../lines/NamesWaiting.tsx';
import { SupplyChain } from '../lines/SupplyChain.tsx';
import { Part } from '../parts/Part.tsx';
import { LeadPart } from '../steer/LeadPart.tsx';
import { type PartId, partOrder } from '../steer/part-order.ts';
import { enteredWords } from '../wording/contact.ts';

/** Where the rows of a partner's page lead. */
export interface PartnerLinks {
  partnerHref: (partnerId: string) => string;
  lineHref: (line: LineView) => string;
  recordsHref: (row: KpiRow) => string;
  seriesHref: (row: KpiRow) => string;
  scorecardHref: string;
  customerRecordsHref: string;
  chaserHref: string;
}

interface PartProps extends PartnerLinks {
  view: PartnerView;
  folded: boolean;
}

/** The parts of a partner's page in two halves, in the sequence that its segment asks for; `whole`: nothing is folded. */
export function PartnerParts({ whole, ...props }: PartnerLinks & { view: PartnerView; whole: boolean }) {
  const { view } = props;
  const { halves, folded } = partOrder(view.steer, view.totals.lateLines);
  const part = (id: PartId) => <OnePart key={id} id={id} {...props} folded={folded.has(id) && !whole} />;
  return (
    <div class="halves">
      {halves.map((half) => (
        <div key={half[0]}>{half.map(part)}</div>
      ))}
    </div>
  );
}

function OnePart({ id, ...props }: PartProps & { id: PartId }) {
  switch (id) {
    case 'lead':
      return props.view.steer ? (
        <LeadPart
          steer={props.view.steer}
          today={props.view.workspace.today}
          scorecardHref={props.scorecardHref}
          partnerHref={props.partnerHref}
          people={<People view={props.view} folded={false} />}
        />
      ) : null;
    case 'people':
      return <People {...props} />;
    case 'customer':
      return props.view.customer ? (
        <CustomerPart
          figures={props.view.customer}
          recordsHref={props.customerRecordsHref}
          casesHref={props.recordsHref({ id: 'case-sla', figure: props.view.customer.caseSla })}
        />
      ) : null;
    case 'figures':
      // What a mere customer does is told by its own figures.
      if (props.view.customer && unscoredReason(props.view)) return null;
      return <Figures {...props} />;
    case 'open':
      return <OpenOrders {...props} />;
    case 'waiting':
      return <Waiting {...props} />;
  }
}

function Figures({ view, recordsHref, seriesHref, scorecardHref, folded }: PartProps) {
  const unscored = unscoredReason(view);
  return (
    <Part
      title={t('kpi.title')}
      end={view.head.roles.includes('own-site') ? null : <a href={scorecardHref}>{t('score.open')}</a>}
      folded={folded}
    >
      {unscored ? (
        <p class="dim">{unscored}</p>
      ) : (
        <KpiList rows={view.kpis} hrefOf={recordsHref} trendHrefOf={seriesHref} />
      )}
    </Part>
  );
}

function OpenOrders({ view, lineHref, chaserHref, folded }: PartProps) {
  const { roles } = view.head;
  const isAsked = roles.includes('supplier') && view.openLines.some(canBeAsked);
  return (
    <Part
      title={t('partner.open-orders')}
      count={view.totals.openLines}
      end={t('common.worst-first')}
      folded={folded}
    >
      {isAsked ? (
        <p class="part-act">
          <a class="link" href={chaserHref}>
            {t('chaser.write')}
          </a>
        </p>
      ) : null}
      {view.openLines.length === 0 ? (
        <p class="dim">{t('partner.none-open')}</p>
      ) : (
        <LineList
          lines={view.openLines}
          today={view.workspace.today}
          hrefOf={lineHref}
          among={roles.includes('customer') && !roles.includes('supplier') ? 'customer' : 'any'}
        />
      )}
    </Part>
  );
}

function Waiting({ view, lineHref, partnerHref, folded }: PartProps) {
  const { waiting } = view;
  if (waiting.length === 0) return null;
  const supplier = view.head.roles.includes('supplier');
  const names = supplier ? 'customers' : 'suppliers';
  const detailed = waiting.some(({ customer }) => customer.neededOn || customer.quantity !== undefined);
  return (
    <Part
      title={t(supplier ? 'waiting.title' : 'waiting.supply')}
      count={detailed ? waiting.length : namesOf(waiting, names).length}
      folded={folded}
    >
      {detailed ? (
        <SupplyChain waiting={waiting} hrefOf={lineHref} />
      ) : (
        <NamesWaiting waiting={waiting} of={names} hrefOf={partnerHref} />
      )}
    </Part>
  );
}

/** Why none of the figures apply, where that is so: own sites and mere customers are not scored. */
function unscoredReason({ kpis }: PartnerView): string | undefined {
  const reasons = new Set(kpis.map((row) => row.figure.missing));
  const [reason] = reasons;
  if (kpis.length === 0) return t('partner.unscored.own-site');
  if (reasons.size !== 1 || (reason !== 'own-site' && reason !== 'not-a-supplier')) return undefined;
  return t(`partner.unscored.${reason}`);
}

function People({ view, folded }: Pick<PartProps, 'view' | 'folded'>) {
  const { owner, contacts } = view.head;
  if (!owner && contacts.length === 0) return null;
  return (
    <Part title={t('partner.owners')} folded={folded}>
      <div class="owners">
        <div>
          <p class="small dim">{t('partner.ours')}</p>
          <p class={owner ? 'id' : 'dim'}>{owner ?? t('partner.no-owner')}</p>
        </div>
        <div>
          <p class="small dim">{t('partner.theirs')}</p>
          {contacts.length === 0 ? <p class="dim">{t('partner.no-contact')}</p> : null}
          {enteredFirst(contacts)
            .slice(0, 3)
            .map((contact) => (
              <div key={contact.email ?? contact.phone ?? contact.name}>
                <p class="id">{hasName(contact) ? contact.name : breakable(contact.email)}</p>
                <p class="small dim">
                  {[
                    contact.title,
                    hasName(contact) ? contact.email : undefined,
                    contact.phone === contact.name ? undefined : contact.phone,
                  ]
                    .filter(Boolean)
                    .map((said, at) => [at > 0 ? ', ' : null, breakable(said)])}
                </p>
                {contact.entered ? <p class="small dim">{enteredWords(contact)}</p> : null}
              </div>
            ))}
        </div>
      </div>
    </Part>
  );
}

/** Whom people entered here before those whom records name, so that they are found again. */
function enteredFirst(contacts: PartnerView['head']['contacts']): PartnerView['head']['contacts'] {
  return [...contacts].sort((a, b) => (b.entered?.at ?? 0) - (a.entered?.at ?? 0));
}

/** Sources that know only an address write it as the name as well. */
function hasName({ name, email }: PartnerView['head']['contacts'][number]): boolean {
  return name !== '' && name !== email;
}

/** An address that breaks before its @, not within a word. */
function breakable(email = ''): ComponentChildren {
  const at = email.indexOf('@');
  return at < 0 ? email : [email.slice(0, at), <wbr key="at" />, email.slice(at)];
}
