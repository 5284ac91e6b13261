// What can be stood on in the grid: things, cells without things, heads and lane names; and the way from one to the next.
export const key = (u) => u.dataset.thing ?? u.dataset.cell ?? u.dataset.head;
export const cellOf = (u) => u.closest('[data-cell]');
export const columnOf = (u) => { const at = u.closest('[data-c]'); return at ? +at.dataset.c : -1; };
export const spanOf = (u) => +(u.closest('[data-c]')?.getAttribute('aria-colspan') ?? 1);
export const stepOf = (u) => {
  const cell = cellOf(u)?.dataset.cell, at = cell ? cell.lastIndexOf('|step:') : -1;
  return at >= 0 ? cell.slice(at + 6) : u.dataset.head?.startsWith('step:') ? u.dataset.head.slice(5) : null;
};

export function unitOf(element) {
  const unit = element.closest?.('[data-thing],[data-cell],[data-head]');
  if (!unit) return null;
  return unit.dataset.cell !== undefined ? (inCell(unit).at(-1) ?? unit) : unit;
}

export function find(root, wanted) {
  if (!wanted) return null;
  const q = CSS.escape(wanted);
  const found = root.querySelector(`[data-thing="${q}"],[data-head="${q}"]`) ?? root.querySelector(`[data-cell="${q}"]`);
  return found && (found.dataset.cell !== undefined ? inCell(found)[0] ?? found : found);
}

// The lane of emotions has its points instead of cards.
const inCell = (cell) => cell.classList.contains('k-emotions') ? [] : [...cell.querySelectorAll('[data-thing]')];
const unitsIn = (cell) => { const things = inCell(cell); return things.length ? things : [cell]; };

export function rows(root) {
  return [...root.querySelectorAll('[data-row]')];
}

function lines(root) {
  const corner = root.querySelector('[data-head="objective"]');
  return [
    [corner, ...root.querySelectorAll('.stg')].map((u) => [u]),
    [corner, ...root.querySelectorAll('.hdr')].map((u) => [u]),
    ...rows(root).map((row) => [...row.children].filter((c) => c.dataset.cell !== undefined || c.dataset.head !== undefined).map((c) => c.dataset.cell !== undefined ? unitsIn(c) : [c])),
  ];
}

function lineOf(root, unit) {
  const row = unit.closest('[data-row]');
  return row ? rows(root).indexOf(row) + 2 : unit.classList.contains('hdr') ? 1 : 0;
}

// All units of a line that lie over a column, from top to bottom.
const over = (line, column) => line.filter(([first]) => { const c = columnOf(first); return c <= column && column < c + spanOf(first); }).flat();

export function go(root, unit, where, memory) {
  const all = lines(root), at = lineOf(root, unit);
  const last = Math.max(...all[1].map(([u]) => columnOf(u)));
  const own = columnOf(unit), column = memory.column >= own && memory.column < own + spanOf(unit) ? memory.column : own;
  const stack = over(all[at], column), place = stack.indexOf(unit);
  const vertical = (by) => {
    if (stack[place + by]) return stack[place + by];
    for (let r = at + by; r >= 0 && r < all.length; r += by) {
      const next = over(all[r], column).filter((u) => u !== unit);
      if (next.length) return by > 0 ? next[0] : next.at(-1);
    }
    return null;
  };
  const sideways = (to) => {
    const next = over(all[at], to);
    if (next.length) memory.column = to;
    return next[Math.min(Math.max(place, 0), next.length - 1)] ?? null;
  };
  switch (where) {
    case 'up': return vertical(-1);
    case 'down': return vertical(1);
    case 'left': return own < 0 ? null : sideways(own - 1);
    case 'right': return sideways(own + spanOf(unit));
    case 'home': return sideways(0) ?? sideways(-1);
    case 'end': return sideways(last);
    case 'first': memory.column = 0; return over(all[0], 0)[0];
    case 'last': memory.column = last; return over(all.at(-1), last).at(-1) ?? all.at(-1).at(-1)?.at(-1);
    case 'pageup': { let u = unit; for (let i = 0; i < 4; i++) { const n = goRow(all, root, u, -1, column); if (!n) break; u = n; } return u; }
    case 'pagedown': { let u = unit; for (let i = 0; i < 4; i++) { const n = goRow(all, root, u, 1, column); if (!n) break; u = n; } return u; }
  }
  return null;
}

function goRow(all, root, unit, by, column) {
  for (let r = lineOf(root, unit) + by; r >= 0 && r < all.length; r += by) {
    const next = over(all[r], column);
    if (next.length) return next[0];
  }
  return null;
}
