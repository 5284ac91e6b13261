import { key, cellOf } from './units.js';
import { land } from './landing.js';
import * as phone from './phone.js';
// Dragging: the ghost and the line where things would go are drawn here; nothing is sent before the drop, and then once.
const reach = 5, edge = 56, hold = 450;

export function listen(grid) {
  const { place } = grid;
  place.addEventListener('pointerdown', (e) => {
    if (!grid.mayEdit || e.button !== 0 || e.target.closest('button,a,textarea,input,[data-feel]')) return;
    const from = source(e.target);
    if (!from) return;
    const start = { x: e.clientX, y: e.clientY, id: e.pointerId };
    let drag = null, timer = 0, isHeld = false;
    const touch = e.pointerType === 'touch';
    const begin = () => { drag = lift(grid, from, start); };
    if (touch) timer = setTimeout(() => { isHeld = true; begin(); navigator.vibrate?.(10); }, hold);
    const move = (m) => {
      if (m.pointerId !== start.id) return;
      const far = Math.hypot(m.clientX - start.x, m.clientY - start.y) > reach;
      if (!drag && far) {
        if (touch) return end(null);
        begin();
      }
      if (drag) { if (far) drag.moved = true; drag.x = m.clientX; drag.y = m.clientY; drag.ask(); m.preventDefault(); }
    };
    const end = (up) => {
      clearTimeout(timer);
      document.removeEventListener('pointermove', move);
      document.removeEventListener('pointerup', end);
      document.removeEventListener('pointercancel', cancel);
      document.removeEventListener('keydown', keys, true);
      document.removeEventListener('touchmove', still);
      document.removeEventListener('contextmenu', calm, true);
      if (!drag) return;
      const was = drag;
      drag = null;
      if (up && isHeld && !was.moved) { was.drop(false); grid.menu(from.element, start.x, start.y); }
      else was.drop(!!up);
      grid.justDragged = performance.now();
    };
    const cancel = () => end(null);
    const still = (t) => { if (drag) t.preventDefault(); };
    // A finger that rests asks the browser for its own menu, which would end the drag; ours opens where the finger leaves without having moved.
    const calm = (c) => { c.preventDefault(); c.stopPropagation(); };
    const keys = (k) => { if (k.key === 'Escape') { k.preventDefault(); k.stopPropagation(); end(null); grid.say(grid.words.cancelled); } };
    document.addEventListener('pointermove', move);
    document.addEventListener('pointerup', end);
    document.addEventListener('pointercancel', cancel);
    document.addEventListener('keydown', keys, true);
    document.addEventListener('touchmove', still, { passive: false });
    if (touch) document.addEventListener('contextmenu', calm, true);
  });
}

function source(target) {
  const grip = target.closest('[data-grip="lane"]');
  if (grip) return { sort: 'lane', element: grip.closest('[data-lane]') };
  const thing = target.closest('[data-thing][data-own]');
  if (thing && !thing.dataset.thing.startsWith('goal:') && !thing.closest('.k-emotions')) return { sort: 'thing', element: thing };
  const step = target.closest('.hdr[data-head^="step:"]');
  if (step) return { sort: 'step', element: step };
  const stage = target.closest('.stg');
  return stage ? { sort: 'stage', element: stage } : null;
}

function lift(grid, from, start) {
  const { place } = grid, area = grid.board, isPhone = !grid.area;
  const box = from.element.getBoundingClientRect();
  const keys = from.sort === 'thing' ? grid.selected.has(key(from.element)) ? [...grid.selected] : [key(from.element)] : [key(from.element)];
  const ghost = from.element.cloneNode(true);
  ghost.classList.add('ghost');
  ghost.removeAttribute('data-thing');
  ghost.removeAttribute('data-head');
  ghost.style.cssText = `width:${box.width}px;min-height:${Math.min(box.height, 120)}px;left:0;top:0;zoom:1;position:fixed;`;
  if (keys.length > 1) { const n = document.createElement('b'); n.className = 'bubble'; n.style.cssText = 'position:absolute;right:-8px;top:-8px'; n.textContent = keys.length; ghost.append(n); }
  place.append(ghost);
  from.element.classList.add('lifted');
  const line = document.createElement('div');
  line.className = 'dropline';
  line.hidden = true;
  area.append(line);
  grid.hover(null);
  let target = null, frame = 0, isOver = false;
  const drag = { x: start.x, y: start.y, moved: false, ask: () => { frame ||= requestAnimationFrame(draw); } };
  const draw = () => {
    frame = 0;
    if (isOver) return;
    ghost.style.transform = `translate(${drag.x - (start.x - box.left)}px,${drag.y - (start.y - box.top)}px)`;
    const a = area.getBoundingClientRect();
    if (isPhone) { if (phone.travel(grid, drag)) drag.ask(); }
    else {
      const dx = drag.x < a.left + 128 + edge ? -1 : drag.x > a.right - edge ? 1 : 0, dy = drag.y < a.top + 140 + edge && drag.y > a.top + 60 ? -1 : drag.y > a.bottom - edge ? 1 : 0;
      if (dx || dy) { area.scrollBy(dx * 14, dy * 14); drag.ask(); }
    }
    const next = isPhone ? phone.aim(grid, from, drag.x, drag.y) : aim(grid, from, drag.x, drag.y);
    target?.cell?.classList.remove('target');
    target = next;
    target?.cell?.classList.add('target');
    line.hidden = !target?.mark;
    if (target?.mark) {
      const m = target.mark;
      Object.assign(line.style, { left: `${m.x - a.left + area.scrollLeft}px`, top: `${m.y - a.top + area.scrollTop}px`, width: `${m.w}px`, height: `${m.h}px` });
    }
  };
  drag.drop = async (really) => {
    if (really) { cancelAnimationFrame(frame); frame = 0; draw(); }
    isOver = true;
    cancelAnimationFrame(frame);
    target?.cell?.classList.remove('target');
    line.remove();
    const down = () => { ghost.remove(); from.element.classList.remove('lifted'); };
    let unlook;
    if (really && target?.cell) {
      down();
      unlook = land(grid, keys, target.cell, target.after);
    } else unlook = grid.onChange(down);
    try {
      if (really && target) await grid.ask(...target.call(keys));
    } finally {
      unlook();
      down();
    }
  };
  drag.ask();
  return drag;
}

// Where it would go, and what would be asked for.
function aim(grid, from, x, y) {
  const under = document.elementsFromPoint(x, y);
  if (from.sort === 'thing') {
    const cell = under.map((u) => cellOf(u)).find((c) => c && grid.place.contains(c));
    if (!cell || cell.dataset.cell.startsWith('~') || cell.classList.contains('k-emotions')) return null;
    const things = [...cell.querySelectorAll('[data-thing][data-own]')].filter((t) => t !== from.element);
    const after = things.filter((t) => { const r = t.getBoundingClientRect(); return y > r.top + r.height / 2; }).at(-1);
    const c = cell.getBoundingClientRect(), r = after?.getBoundingClientRect();
    const mark = things.length ? { x: c.left + 6, y: (r ? r.bottom : things[0].getBoundingClientRect().top) - 1, w: c.width - 12, h: 2 } : null;
    return { cell, mark, after: after ? key(after) : null, call: (keys) => ['Move', keys, cell.dataset.cell, after ? key(after) : null] };
  }
  if (from.sort === 'lane') {
    const row = under.map((u) => u.closest('[data-row]')).find((r) => r && grid.place.contains(r) && !r.dataset.row.startsWith('~'));
    if (!row) return null;
    const all = [...grid.place.querySelectorAll('[data-row]')].filter((r) => !r.dataset.row.startsWith('~'));
    const r = row.getBoundingClientRect(), below = y > r.top + r.height / 2, at = all.indexOf(row) + (below ? 0 : -1);
    return { mark: { x: r.left, y: (below ? r.bottom : r.top) - 1, w: r.width, h: 3 }, call: ([k]) => ['Shift', k, null, at < 0 ? null : all[at].dataset.row] };
  }
  const heads = [...grid.place.querySelectorAll(from.sort === 'stage' ? '.stg' : '.hdr')];
  const head = heads.find((h) => { const r = h.getBoundingClientRect(); return x >= r.left && x < r.right; });
  if (!head) return null;
  const r = head.getBoundingClientRect(), a = grid.area.getBoundingClientRect(), right = x > r.left + r.width / 2;
  const mark = { x: (right ? r.right : r.left) - 1, y: a.top, w: 3, h: a.height };
  if (from.sort === 'stage') {
    const at = heads.indexOf(head) + (right ? 0 : -1);
    return { mark, call: ([k]) => ['Shift', k, null, at < 0 ? null : heads[at].dataset.head.slice(6)] };
  }
  const at = right ? head : heads[heads.indexOf(head) - 1];
  const after = at && at.dataset.stage === head.dataset.stage && at.dataset.head.startsWith('step:') ? at.dataset.head.slice(5) : null;
  return { mark, call: ([k]) => ['Shift', k, head.dataset.stage, after] };
}
