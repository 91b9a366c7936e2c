import { type Signal, signal } from '@preact/signals';
import { KPI_IDS } from '../../lib/domain/kpi-id.ts';
import type { KpiRow } from '../../lib/lens/views.ts';
import type { PanelTarget } from '../../lib/messages.ts';

/** Where the panel is. Kept in the address after `#`, so that back, forward and links work. */
export type Route =
  | { view: 'page' }
  | { view: 'partners' }
  | { view: 'mine' }
  | { view: 'segments' }
  | { view: 'map' }
  | { view: 'customers' }
  | { view: 'alerts' }
  | { view: 'alert'; alertId: string }
  | { view: 'partner'; partnerId: string }
  /** `term`: the line that was asked for, a KPI with its date basis. */
  | { view: 'scorecard'; partnerId: string; term?: string }
  | { view: 'agreement'; partnerId: string }
  | { view: 'facts'; partnerId: string }
  /** What is shared with a partner. */
  | { view: 'share'; partnerId: string }
  /** `orderId`: a reminder about the lines of one order. */
  | { view: 'chaser'; partnerId: string; orderId?: string }
  /** `within`: only the records of a month, `2026-03`, or so many days late, `3..7`. */
  | { view: 'records'; partnerId: string; kpiId: KpiRow['id']; basis?: KpiRow['basis']; within?: string }
  /** `by` the chart that alerts come from instead of months. */
  | { view: 'series'; partnerId: string; kpiId: KpiRow['id']; basis?: KpiRow['basis']; by?: 'chart' }
  | { view: 'lateness'; partnerId: string; basis?: KpiRow['basis'] }
  | { view: 'customer-records'; partnerId: string }
  | { view: 'order'; orderId: string; lineId?: string }
  /** What a customer may be told of its order. */
  | { view: 'status'; orderId: string; customerId: string }
  | { view: 'item'; itemId: string }
  | { view: 'teach'; tabId: number; host: string }
  | { view: 'lookup'; text: string };

/** The address of a route. */
export function hrefOf(route: Route): string {
  const given = partsOf(route).filter((part) => part !== undefined);
  return `#${[route.view, ...given.map(encodeURIComponent)].join('/')}`;
}

/** What an address says behind the name of the view. */
function partsOf(route: Route): (string | undefined)[] {
  switch (route.view) {
    case 'scorecard':
      return [route.partnerId, route.term];
    case 'chaser':
      return [route.partnerId, route.orderId];
    case 'records':
    case 'series':
      return figureParts(route);
    case 'lateness':
      return [route.partnerId, route.basis];
    case 'order':
      return [route.orderId, route.lineId];
    case 'status':
      return [route.orderId, route.customerId];
    case 'item':
      return [route.itemId];
    case 'alert':
      return [route.alertId];
    case 'teach':
      return [`${route.tabId}`, route.host];
    case 'lookup':
      return [route.text];
    default:
      return 'partnerId' in route ? [route.partnerId] : [];
  }
}

/** A figure and what is shown of it; a dash stands for no date basis where something follows. */
function figureParts(route: Extract<Route, { view: 'records' | 'series' }>): (string | undefined)[] {
  const last = route.view === 'records' ? route.within : route.by;
  return [route.partnerId, route.kpiId, route.basis ?? (last === undefined ? undefined : NO_BASIS), last];
}

const NO_BASIS = '-';

/** The route of an address; *This page* for anything else. */
export function routeOf(hash: string): Route {
  const [view, ...coded] = hash.replace(/^#/, '').split('/');
  const [first, second, third, fourth] = coded.map(decoded);
  if (view === 'partners' || view === 'segments' || view === 'map' || view === 'mine' || view === 'alerts')
    return { view };
  if (view === 'customers') return { view };
  if (view === 'customer-records' && first) return { view, partnerId: first };
  if (view === 'alert' && first) return { view, alertId: first };
  if ((view === 'partner' || view === 'agreement' || view === 'facts' || view === 'share') && first)
    return { view, partnerId: first };
  if (view === 'chaser' && first) return { view, partnerId: first, orderId: second };
  if (view === 'scorecard' && first) return { view, partnerId: first, term: second };
  if ((view === 'records' || view === 'series') && first && isKpi(second)) {
    const basis = third === NO_BASIS ? undefined : (third as KpiRow['basis']);
    const figure = { partnerId: first, kpiId: second, basis };
    if (view === 'records') return { view, ...figure, within: fourth };
    return { view, ...figure, by: fourth === 'chart' ? fourth : undefined };
  }
  if (view === 'lateness' && first) return { view, partnerId: first, basis: second as KpiRow['basis'] };
  if (view === 'order' && first) return { view, orderId: first, lineId: second };
  if (view === 'status' && first && second) return { view, orderId: first, customerId: second };
  if (view === 'item' && first) return { view, itemId: first };
  if (view === 'lookup' && first) return { view, text: first };
  if (view === 'teach' && first && second && /^\d{1,12}$/.test(first))
    return { view, tabId: Number(first), host: second };
  return { view: 'page' };
}

function isKpi(id: string | undefined): id is KpiRow['id'] {
  return (KPI_IDS as readonly (string | undefined)[]).includes(id);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}

/** The route that is shown now. */
export const route: Signal<Route> = signal(routeOf(location.hash));
/** The tab that the person is under: an order or item stays under the list that led to it. */
export const place: Signal<Place> = signal(placeOf(route.value, 'page'));
addEventListener('hashchange', () => {
  const next = routeOf(location.hash);
  place.value = placeOf(next, place.value);
  route.value = next;
});

type Place = 'page' | 'mine' | 'partners' | 'alerts';

function placeOf({ view }: Route, before: Place): Place {
  if (view === 'page' || view === 'mine' || view === 'partners' || view === 'alerts') return view;
  if (view === 'alert') return 'alerts';
  if (view === 'lookup' || view === 'teach') return 'page';
  if (view === 'records' || view === 'scorecard' || view === 'segments' || view === 'map') return 'partners';
  if ((view === 'series' || view === 'lateness') && before === 'page') return 'partners';
  if (view === 'customers' || view === 'customer-records') return 'partners';
  if (view === 'agreement' || view === 'facts' || view === 'share') return 'partners';
  return view === 'partner' && before === 'page' ? 'partners' : before;
}

/** Goes to a place as if a link was followed. */
export function goTo(target: Route | PanelTarget): void {
  location.hash = hrefOf(target);
}
