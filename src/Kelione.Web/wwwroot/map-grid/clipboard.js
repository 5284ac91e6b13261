import * as units from './units.js';
// The clipboard holds plain words for other programs; what they stand for lies beside, for this map and others of this browser.
const beside = 'kelione-clip';

export function listen(grid, signal) {
  for (const what of ['copy', 'cut', 'paste']) document.addEventListener(what, (e) => heard(grid, e, what), { signal });
}

function heard(grid, e, what) {
  const unit = document.activeElement?.closest?.('[data-thing],[data-cell],[data-head]');
  if (!unit || !grid.place.contains(unit) || grid.editor) return;
  const picture = what === 'paste' && grid.mayEdit && units.cellOf(unit) && [...e.clipboardData.files].find((f) => f.type.startsWith('image/'));
  if (picture) {
    e.preventDefault();
    grid.hub.invokeMethodAsync('Picture', units.cellOf(unit).dataset.cell, DotNet.createJSStreamReference(picture)).then((r) => grid.say(r?.say));
    return;
  }
  if (what === 'paste') { e.preventDefault(); paste(grid, unit, table(e.clipboardData) ?? e.clipboardData.getData('text/plain')); return; }
  if (what === 'cut' && !grid.mayEdit) return;
  e.preventDefault();
  e.clipboardData.setData('text/plain', words(grid, grid.keysFor(unit)));
  copy(grid, unit, what === 'cut');
}

const words = (grid, keys) => keys.map((k) => units.find(grid.place, k)?.querySelector('[data-t]')?.textContent ?? '').join('\n');

export async function copy(grid, unit, isCut) {
  const keys = grid.keysFor(unit), text = words(grid, keys);
  const things = await grid.hub.invokeMethodAsync('Copy', keys);
  if (things) { localStorage.setItem(beside, JSON.stringify({ words: text, things })); grid.say(grid.words.copied); if (isCut) await grid.remove(unit); }
  return text;
}

export function paste(grid, unit, text) {
  const cell = units.cellOf(unit)?.dataset.cell ?? (unit.dataset.lane ? `${unit.dataset.lane}|` : null);
  if (!cell || !grid.mayEdit) return;
  let kept = null;
  try { kept = JSON.parse(localStorage.getItem(beside)); } catch { /* somebody else's */ }
  return grid.ask('Paste', cell, kept && plain(kept.words) === plain(text) ? kept.things : text);
}

const plain = (text) => text.replaceAll('\r\n', '\n').trim();

// Cells of a spreadsheet: the HTML table where there is one, as lines of cells parted by tabs.
function table(data) {
  const html = data.getData('text/html');
  if (!html.includes('<table')) return null;
  const page = new DOMParser().parseFromString(html, 'text/html');
  const rows = [...page.querySelectorAll('table tr')].map((tr) => [...tr.cells].map((td) => td.textContent.trim()));
  const cell = (text) => /[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  return rows.length ? rows.map((r) => r.map(cell).join('\t')).join('\n') : null;
}
