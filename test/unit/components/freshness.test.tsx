// @vitest-environment jsdom
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { type ComponentChild, render } from 'preact';
import { act } from 'preact/test-utils';
import { describe, expect, it } from 'vitest';
import { Card } from '../../../components/card/Card.tsx';
import { KpiList } from '../../../components/figures/KpiList.tsx';
import { ItemPage } from '../../../components/item/ItemPage.tsx';
import { LineList } from '../../../components/lines/LineList.tsx';
import { LineStory } from '../../../components/lines/LineStory.tsx';
import { NamesWaiting } from '../../../components/lines/NamesWaiting.tsx';
import { SupplyChain } from '../../../components/lines/SupplyChain.tsx';
import { ChangesList } from '../../../components/mine/ChangesList.tsx';
import { Following } from '../../../components/mine/Following.tsx';
import { MyOrdersPage } from '../../../components/mine/MyOrdersPage.tsx';
import { WhoAmI } from '../../../components/mine/WhoAmI.tsx';
import { OrderPage } from '../../../components/page/OrderPage.tsx';
import { PagePanel } from '../../../components/page/PagePanel.tsx';
import { PartnerPage } from '../../../components/partner/PartnerPage.tsx';
import { PartnersPage } from '../../../components/partner/PartnersPage.tsx';
import { RecordsPage } from '../../../components/partner/RecordsPage.tsx';
import { Instant } from '../../../components/parts/Told.tsx';
import { PipelinePart } from '../../../components/pipeline/PipelinePart.tsx';
import { originOf } from '../../../lib/lens/context.ts';
import { runs } from '../runs.ts';
import * as list from './arbitrary-lists.ts';
import { brief, pipeline } from './arbitrary-pipeline.ts';
import { steer } from './arbitrary-steer.ts';
import * as arbitrary from './arbitrary-views.ts';
import { INSTANT, TODAY } from './fixtures.ts';
import { setStage } from './stage.ts';
import { untold } from './told.ts';

const stage = setStage();
const RUNS = 25;
const nowhere = () => '#';
const nothing = () => undefined;

function problems(ui: ComponentChild): string[] {
  act(() => render(null, stage.root));
  act(() => render(<Instant.Provider value={INSTANT}>{ui}</Instant.Provider>, stage.root));
  return untold(stage.root);
}

function holds<T>(arbitrary: fc.Arbitrary<T>, draw: (value: T) => ComponentChild): void {
  fc.assert(
    fc.property(arbitrary, (value) => {
      expect(problems(draw(value))).toEqual([]);
    }),
    runs(RUNS),
  );
}

const card = { instant: INSTANT, onClose: () => undefined, onOpen: () => undefined };
const links = { line: nowhere, partner: nowhere, item: nowhere };

describe('every fact stands in a place that names its source and age, and says when it is past its limit', () => {
  it('card', () => {
    holds(
      fc.record({
        subject: arbitrary.subject,
        otif: fc.option(arbitrary.figure, { nil: undefined }),
        steer: fc.option(steer, { nil: undefined }),
        pipeline: fc.option(brief, { nil: undefined }),
      }),
      (view) => (
        <Card {...card} remote={{ state: 'ready', value: { ...view, workspace: arbitrary.workspace } }} />
      ),
    );
  });

  it('what may become an order', () => {
    holds(pipeline, (view) => <PipelinePart view={view} />);
  });

  it('this page and look-up', () => {
    holds(fc.array(arbitrary.subject, { maxLength: 5 }), (subjects) => (
      <PagePanel
        view={{ subjects, unknown: [], workspace: arbitrary.workspace }}
        title="Here"
        hrefOf={nowhere}
        candidateHref={nowhere}
        nothing={{ title: 'Nothing' }}
      />
    ));
  });

  it('item page', () => {
    holds(arbitrary.itemView, (view) => <ItemPage view={view} onBack={() => undefined} links={links} />);
  });

  it('order page, lines and their story', () => {
    holds(fc.array(arbitrary.line, { minLength: 1, maxLength: 4 }), (lines) => (
      <>
        <OrderPage
          lines={lines}
          today={TODAY}
          onBack={() => undefined}
          partnerHref={nowhere}
          lineHref={nowhere}
        />
        <LineList lines={lines} today={TODAY} hrefOf={nowhere} />
        {lines.map((line) => (
          <LineStory key={line.lineId} line={line} today={TODAY} />
        ))}
      </>
    ));
  });

  it('partner page with its figures and who waits', () => {
    holds(arbitrary.partnerView, (view) => (
      <>
        <PartnerPage
          view={view}
          backHref="#"
          partnerHref={nowhere}
          lineHref={nowhere}
          recordsHref={nowhere}
          seriesHref={nowhere}
          scorecardHref="#"
          segmentsHref="#"
          customerRecordsHref="#"
          chaserHref="#"
        />
        <SupplyChain waiting={view.waiting} hrefOf={nowhere} />
        <NamesWaiting waiting={view.waiting} of="customers" hrefOf={nowhere} />
        <KpiList rows={view.kpis} hrefOf={nowhere} />
      </>
    ));
  });

  it('my orders and their worth, whose they are', () => {
    const filter = { state: 'all', plant: '', company: '' } as const;
    holds(fc.record({ orders: list.myOrders, head: list.mineHead, origin: arbitrary.origin }), (view) => (
      <>
        <MyOrdersPage {...view} view="mine" filter={filter} onFilter={nothing} lineHref={nowhere} />
        <WhoAmI
          names={view.head.names}
          mine={view.head.mine}
          origin={view.origin}
          onSave={nothing}
          onAll={nothing}
        />
      </>
    ));
  });

  it('what changed, and what is followed', () => {
    const acts = { onSeen: nothing, onUndo: nothing, onFinal: nothing };
    holds(list.changes, (changes) => (
      <>
        <ChangesList
          changes={changes}
          today={TODAY}
          originOf={(line) => originOf(line, list.context)}
          hrefOf={nowhere}
          lineHref={nowhere}
          {...acts}
        />
        <Following follows={changes} hrefOf={nowhere} onEnd={nothing} />
      </>
    ));
  });

  it('all partners, also those that are not scored, not made yet, or of an earlier day', () => {
    const choice = { search: '', role: 'all', order: { sort: 'worst', descending: false } } as const;
    holds(list.partners, (view) => (
      <PartnersPage
        view={view}
        choice={choice}
        onChoose={nothing}
        segmentsHref="#"
        mapHref="#"
        onImport={nothing}
        hrefOf={nowhere}
      />
    ));
  });

  it('records behind a figure', () => {
    holds(arbitrary.recordsView, (view) => (
      <RecordsPage
        view={view}
        today={TODAY}
        backHref="#"
        lineHref={nowhere}
        links={{ records: '#' }}
        onExport={nothing}
      />
    ));
  });
});

/**
 * Components that show facts of records are drawn above, by themselves or as parts; those that show none are listed here, what
 * a person decided to write or to share among them. Of sharing: agreements, files, keys and actions were made by a person
 * (ActionList, KeyPart, ShareForm, ShareState, ShareSection, and SharePage, which holds them); answers bear their own day
 * (AnswerRow, AnswersPart, Taken); ContestedWords counts decisions. What is shared of records is drawn (SharePreview).
 */
const WITHOUT_FACTS =
  /^(embed|files|options|outbox|privacy|sources|style|wording)\/|^parts\/|^page\/(FirstRun|SiteNote|SiteOff)|^partner\/SameCompany|^unions\/(MakeOne|OtherPartner)|^lookups\/|^share\/(ActionList|AnswerRow|AnswersPart|ContestedWords|KeyPart|ShareForm|SharePage|ShareSection|ShareState|Taken)\.|^mail\/(WhoChooser|ContactAdd|PartnerSearch)|^teach\//;

it('draws every component that shows facts', () => {
  const drawn = new Set<string>();
  const visit = (file: string) => {
    if (drawn.has(file)) return;
    drawn.add(file);
    const text = readFileSync(`components/${file}`, 'utf8');
    for (const [, to] of text.matchAll(/from '(\.\.?\/[^']+\.tsx)'/g))
      visit(new URL(to as string, `file:///${file}`).pathname.slice(1));
  };
  const tests = readdirSync('test/unit/components').filter((file) => file.startsWith('freshness'));
  const texts = tests.map((file) => readFileSync(`test/unit/components/${file}`, 'utf8')).join('\n');
  for (const [, file] of texts.matchAll(/from '\.\.\/\.\.\/\.\.\/components\/([^']+\.tsx)'/g))
    visit(file as string);
  const all = readdirSync('components', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.tsx'),
  );
  expect(all.filter((file) => !drawn.has(file) && !WITHOUT_FACTS.test(file))).toEqual([]);
});
