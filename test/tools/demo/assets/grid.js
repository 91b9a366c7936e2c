// A virtual grid: about twenty row elements that are moved and filled again while the person scrolls.
const ROW = 28;
const grid = document.getElementById('grid');
const spacer = document.createElement('div');
const pool = [];
let lines = [];

function rowElement() {
  const row = document.createElement('div');
  row.className = 'gridrow';
  for (let cell = 0; cell < 4; cell += 1) row.append(document.createElement('span'));
  grid.append(row);
  return row;
}

function fill() {
  const first = Math.max(0, Math.floor(grid.scrollTop / ROW) - 2);
  pool.forEach((row, slot) => {
    const index = first + ((((slot - first) % pool.length) + pool.length) % pool.length);
    const line = lines[index];
    row.hidden = !line;
    if (!line) return;
    row.style.top = `${index * ROW}px`;
    [line.order, line.line, line.article, line.confirmed].forEach((text, cell) => {
      if (row.children[cell].textContent !== text) row.children[cell].textContent = text;
    });
  });
}

fetch('/api/lines?all')
  .then((answer) => answer.json())
  .then((loaded) => {
    lines = loaded;
    document.getElementById('count').textContent = `${lines.length} lines`;
    spacer.style.height = `${lines.length * ROW}px`;
    grid.append(spacer);
    for (let slot = 0; slot < Math.ceil(grid.clientHeight / ROW) + 5; slot += 1) pool.push(rowElement());
    grid.addEventListener('scroll', fill);
    fill();
  });
