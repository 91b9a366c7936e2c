import { portalStatus, portalSupplier } from './choose.ts';
import { dottedDate, esc, htmlPage } from './html.ts';
import type { DemoLine, DemoOrders } from './orders.ts';

/** One demo message. Every line of text is a paragraph. */
export interface DemoMessage {
  id: string;
  from: string;
  address: string;
  subject: string;
  text: string[];
}

const MESSAGES = 8;

/** Messages about the orders: suppliers write about late and moved lines, customers ask for theirs. */
export function demoMessages(orders: DemoOrders): DemoMessage[] {
  const open = orders.lines.filter((line) => line.open);
  const writing = onePerSupplier(open.length > 0 ? byPromise(open) : byPromise(orders.lines).reverse());
  // The supplier of the portal writes in any case.
  const portal = portalSupplier(orders);
  const talked = writing
    .filter((line, at) => at < MESSAGES || line.supplier === portal)
    .slice(0, MESSAGES + 1);
  const fromSuppliers = talked.map((line, index) => supplierMessage(line, index));
  const asked = open
    .filter((line) => line.customers.some((customer) => customer.order && customer.email))
    .slice(0, 3);
  return [...fromSuppliers, ...asked.map((line, index) => customerMessage(line, index))];
}

function supplierMessage(line: DemoLine, index: number): DemoMessage {
  const subjects = [
    `Delay of PO ${line.order}`,
    `Order confirmation PO#${line.order}`,
    `Your order ${line.order}`,
  ];
  const asn = line.shipments[0];
  return {
    id: `s${index + 1}`,
    from: line.supplier,
    address: line.supplierEmail,
    subject: subjects[index % subjects.length] ?? line.order,
    text: [
      'Good morning,',
      `regarding purchase order ${line.order}${line.line ? `, line ${line.line}` : ''} (${line.description.slice(0, 50)}): the date we have is ${dottedDate(line.promised) || 'not confirmed yet'}, status ${portalStatus(line).toLowerCase()}.`,
      asn
        ? `The goods travel with shipping notice ${asn}.`
        : 'We will send the shipping notice as soon as the goods leave.',
      'For questions call +41 44 555 01 42.',
      'Kind regards',
      line.supplier,
    ],
  };
}

function customerMessage(line: DemoLine, index: number): DemoMessage {
  const customer = line.customers.find((candidate) => candidate.order && candidate.email);
  return {
    id: `c${index + 1}`,
    from: customer?.name ?? '',
    address: customer?.email ?? '',
    subject: `When can we expect SO ${customer?.order}`,
    text: [
      'Dear team,',
      `could you let us know where our sales order ${customer?.order} stands? Our fitters are booked.`,
      'Best regards',
      customer?.name ?? '',
    ],
  };
}

function onePerSupplier(lines: readonly DemoLine[]): DemoLine[] {
  const seen = new Set<string>();
  return lines.filter((line) => !seen.has(line.supplier) && seen.add(line.supplier));
}

function byPromise(lines: readonly DemoLine[]): DemoLine[] {
  return [...lines].sort((a, b) => ((a.promised ?? '9') < (b.promised ?? '9') ? -1 : 1));
}

/** The list of messages. */
export function inboxPage(orders: DemoOrders): string {
  const rows = demoMessages(orders).map(
    (message) =>
      `<tr><td>${esc(message.from)}</td><td><a href="/message/${message.id}">${esc(message.subject)}</a></td><td class="dim">${esc(message.address)}</td></tr>`,
  );
  return mailPage(
    orders,
    'Inbox',
    `<h2>Inbox</h2><table class="ml"><thead><tr><th>From</th><th>Subject</th><th>Address</th></tr></thead><tbody>${rows.join('\n')}</tbody></table>`,
  );
}

/** One message. Null when there is none of that id. */
export function messagePage(orders: DemoOrders, id: string): string | null {
  const message = demoMessages(orders).find((candidate) => candidate.id === id);
  if (!message) return null;
  return mailPage(
    orders,
    message.subject,
    `<p><a href="/">Back to inbox</a></p><article><h2>${esc(message.subject)}</h2><p class="from">From <b>${esc(message.from)}</b> &lt;<span>${esc(message.address)}</span>&gt;</p><p class="from">Date: <time datetime="${orders.asOf}T07:12:00Z">${dottedDate(orders.asOf)}</time></p>
${message.text.map((paragraph) => `<p>${esc(paragraph)}</p>`).join('\n')}</article>`,
  );
}

/** To whom the demo's new message goes: the supplier of the portal. */
export function composeTo(orders: DemoOrders): DemoMessage {
  const supplier = portalSupplier(orders);
  const found = demoMessages(orders).find(({ from }) => from === supplier);
  if (!found) throw new Error('The portal has no supplier who writes.');
  return found;
}

/** Where a message is written: fields for people, a text, and a button that sends. */
export function composePage(orders: DemoOrders): string {
  return mailPage(
    orders,
    'New message',
    `<h2>New message</h2><form class="cw">
<p><label>To <input name="to" value="${esc(composeTo(orders).address)}"></label></p>
<p><label>Subject <input name="subject" value="Delivery dates"></label></p>
<div class="ct" role="textbox" aria-label="Message body" aria-multiline="true" contenteditable="true"></div>
<p><button type="button">Send</button></p></form>`,
  );
}

function mailPage(orders: DemoOrders, title: string, main: string): string {
  return htmlPage(
    `${title} · Demo mail`,
    '<link rel="stylesheet" href="/assets/mail.css">',
    `<header class="mh"><b>Demo mail</b><span>${esc(orders.note.replace('portal', 'mail'))}</span></header><main class="mm">${main}</main>`,
  );
}
