import { key } from './units.js';
// Dragging on a phone: one sees a step at a time, so the card stays in its lane and goes to the step that is seen. At the edges the next step comes, over a stage's name that stage.
const edge = 44, patience = 550;

export function aim(grid, from, x, y) {
  const step = document.elementsFromPoint(x, y).map((u) => u.closest('[data-phone]')).find((u) => u && grid.place.contains(u));
  from.lane ??= from.element.closest('[data-blk]')?.dataset.blk;
  if (!step || !from.lane) return null;
  const block = [...step.querySelectorAll('[data-blk]')].find((b) => b.dataset.blk === from.lane);
  const things = block ? [...block.querySelectorAll('[data-thing][data-own]')].filter((t) => key(t) !== from.element.dataset.thing) : [];
  const after = things.filter((t) => { const r = t.getBoundingClientRect(); return y > r.top + r.height / 2; }).at(-1);
  const b = grid.board.getBoundingClientRect(), c = (block ?? step.querySelector('header')).getBoundingClientRect(), r = after?.getBoundingClientRect();
  return {
    mark: { x: Math.max(c.left, b.left) + 12, y: (r ? r.bottom : block ? things[0]?.getBoundingClientRect().top ?? c.bottom : c.bottom) - 1, w: Math.min(c.width, b.width) - 24, h: 3 },
    call: (keys) => ['Move', keys, `${from.lane}|step:${step.dataset.phone}`, after ? key(after) : null],
  };
}

// Whether the drag is to be looked at again though the finger rests.
export function travel(grid, drag) {
  const cards = grid.place.querySelector('[data-cards]'), b = cards.getBoundingClientRect();
  const tab = document.elementsFromPoint(drag.x, drag.y).map((u) => u.closest('[data-tab]')).find(Boolean);
  const side = drag.x > b.right - edge ? 1 : drag.x < b.left + edge ? -1 : 0;
  const wish = tab ? `tab:${tab.dataset.tab}` : side ? `side:${side}` : null;
  if (wish !== drag.wish) { drag.wish = wish; drag.since = performance.now(); }
  const step = [...cards.querySelectorAll('[data-phone]')].find((s) => { const r = s.getBoundingClientRect(); return drag.x >= r.left && drag.x < r.right; });
  const down = step && !side && drag.y > b.bottom - edge ? 8 : step && !side && drag.y > b.top && drag.y < b.top + edge ? -8 : 0;
  if (down) step.scrollBy(0, down);
  if (wish && performance.now() - drag.since > patience) {
    drag.since = performance.now();
    if (tab) tab.click();
    else cards.scrollBy({ left: side * ((cards.querySelector('[data-phone]')?.getBoundingClientRect().width ?? b.width) + 12), behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
  }
  return wish || down;
}
