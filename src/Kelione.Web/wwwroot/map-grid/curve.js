// Points of the emotion curve: dragged up and down, or by arrow keys. Values go by halves; with Shift by tenths.
const unit = 10.4;
const snap = (value, fine) => Math.max(-5, Math.min(5, fine ? Math.round(value * 10) / 10 : Math.round(value * 2) / 2));
const shown = (value) => (value > 0 ? '+' : value < 0 ? '−' : '') + Math.abs(value).toLocaleString(document.documentElement.lang || undefined, { minimumFractionDigits: 1 });

const send = (grid, point, value) => grid.ask('Feel', point.dataset.lane, point.dataset.step, point.dataset.feel === 'wished', value);

export function listen(grid) {
  grid.place.addEventListener('pointerdown', (e) => {
    const point = e.target.closest('[data-feel]');
    if (!point || !grid.mayEdit || e.button !== 0) return;
    e.preventDefault();
    point.focus();
    const from = +point.dataset.value, y0 = e.clientY, scale = unit * grid.zoom();
    let value = from;
    const bubble = document.createElement('div');
    bubble.className = 'bubble';
    grid.place.append(bubble);
    point.classList.add('moving');
    const show = (m) => { bubble.textContent = shown(value); bubble.style.left = `${m.clientX + 14}px`; bubble.style.top = `${m.clientY - 10}px`; };
    const x = /translate\(([^ ,)]+)/.exec(point.getAttribute('transform'))[1];
    const move = (m) => {
      value = snap(from - (m.clientY - y0) / scale, m.shiftKey);
      point.style.transform = `translate(${x}px, ${62 - value * unit}px)`;
      show(m);
    };
    const end = async (up) => {
      document.removeEventListener('pointermove', move);
      document.removeEventListener('pointerup', end);
      document.removeEventListener('pointercancel', cancel);
      document.removeEventListener('keydown', keys, true);
      bubble.remove();
      try {
        if (up && value !== from) await send(grid, point, value);
      } finally {
        point.classList.remove('moving');
        point.style.transform = '';
      }
    };
    const cancel = () => end(null);
    const keys = (k) => { if (k.key === 'Escape') { k.stopPropagation(); end(null); } };
    document.addEventListener('pointermove', move);
    document.addEventListener('pointerup', end);
    document.addEventListener('pointercancel', cancel);
    document.addEventListener('keydown', keys, true);
    show(e);
  });
}

const points = (grid, lane, feel) => [...grid.place.querySelectorAll('[data-feel]')].filter((p) => p.dataset.lane === lane && (!feel || p.dataset.feel === feel));

// Keys on a point; true where the key was one for it.
export function keys(grid, point, e) {
  const value = +point.dataset.value, by = e.shiftKey ? 0.1 : 0.5;
  const { lane, feel, step } = point.dataset;
  const to = async (v) => { await send(grid, point, v === null ? null : snap(v, true)); refocus(); };
  const refocus = () => points(grid, lane, feel).find((p) => p.dataset.step === step)?.focus();
  const all = points(grid, lane, feel), at = all.indexOf(point);
  switch (e.key) {
    case 'ArrowUp': to(value + by); return true;
    case 'ArrowDown': to(value - by); return true;
    case 'PageUp': to(value + 1); return true;
    case 'PageDown': to(value - 1); return true;
    case 'Home': to(-5); return true;
    case 'End': to(5); return true;
    case 'ArrowLeft': all[at - 1]?.focus(); return true;
    case 'ArrowRight': all[at + 1]?.focus(); return true;
    case 'Tab': { const other = points(grid, lane).find((p) => p.dataset.step === step && p !== point); if (other) { other.focus(); return true; } return false; }
    case 'Delete': to(null); grid.focusKey(`${lane}|step:${step}`); return true;
    case 'Escape': case 'Enter': grid.focusKey(`${lane}|step:${step}`); return true;
  }
  return false;
}

export function enter(grid, cell) {
  const name = cell.dataset.cell, at = name.lastIndexOf('|step:');
  if (at < 0) return;
  const lane = name.slice(0, at), step = name.slice(at + 6);
  const mine = points(grid, lane).filter((p) => p.dataset.step === step);
  const point = mine.find((p) => p.dataset.feel === 'felt') ?? mine[0];
  if (point) { point.focus(); return; }
  grid.ask('Feel', lane, step, false, 0).then(() => points(grid, lane).find((p) => p.dataset.step === step)?.focus());
}
