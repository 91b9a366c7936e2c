// A single-page list: every change replaces all rows, as many portals do, and the address changes without a load.
const app = document.getElementById('app');
let lines = [];
let descending = false;
let rounds = 0;

const element = (name, text) => Object.assign(document.createElement(name), { textContent: text });

function button(label, act) {
  const made = element('button', label);
  made.addEventListener('click', act);
  return made;
}

function list() {
  const table = element('table', '');
  table.className = 'ht';
  const head = table.createTHead().insertRow();
  for (const heading of ['Order no.', 'Line', 'Article', 'Qty', 'Confirmed', 'Status'])
    head.append(element('th', heading));
  const body = table.createTBody();
  for (const line of lines) {
    const row = body.insertRow();
    const link = element('a', line.order);
    link.href = `/app/${encodeURIComponent(line.order)}`;
    link.addEventListener('click', (event) => {
      event.preventDefault();
      history.pushState(null, '', link.href);
      render();
    });
    row.insertCell().append(link);
    for (const value of [line.line, line.article, line.quantity, line.confirmed, line.status])
      row.insertCell().textContent = value ?? '';
  }
  const sort = button('Sort', () => {
    descending = !descending;
    lines.sort((a, b) => (a.order < b.order ? -1 : 1) * (descending ? -1 : 1));
    render();
  });
  return [
    element('h2', 'Orders (live)'),
    sort,
    button('Refresh', render),
    element('p', `Drawn ${rounds} times`),
    table,
  ];
}

function detail(number) {
  const facts = element('dl', '');
  for (const line of lines.filter((candidate) => candidate.order === number)) {
    for (const [term, value] of [
      ['Order number', line.order],
      ['Line', line.line],
      ['Article', line.article],
      ['Confirmed', line.confirmed],
    ]) {
      facts.append(element('dt', term), element('dd', value));
    }
  }
  return [
    element('h2', 'Order'),
    button('Back to the list', () => {
      history.pushState(null, '', '/app');
      render();
    }),
    facts,
  ];
}

function render() {
  rounds += 1;
  const number = decodeURIComponent(location.pathname.replace(/^\/app\/?/, ''));
  app.replaceChildren(...(number ? detail(number) : list()));
}

addEventListener('popstate', render);
fetch('/api/lines')
  .then((answer) => answer.json())
  .then((loaded) => {
    lines = loaded;
    render();
  });
