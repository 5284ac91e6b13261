// The map in small: the frame shows what is seen, and moves it.
export function draw(grid) {
  const mini = document.querySelector('[data-mini]'), frame = mini?.querySelector('[data-vp]');
  if (!frame || !grid.area) return;
  const columns = +mini.dataset.columns * 148 * grid.zoom(), seen = Math.max(40, grid.area.clientWidth - 128 * grid.zoom());
  const scale = 252 / Math.max(1, columns);
  const x = Math.min(250, grid.area.scrollLeft * scale);
  frame.setAttribute('x', 0.75 + x);
  frame.setAttribute('width', Math.max(10, Math.min(250.5 - x, seen * scale - 1.5)));
}

export function listen(grid, signal) {
  document.addEventListener('pointerdown', (e) => {
    const mini = e.target.closest?.('[data-mini]');
    if (!mini || !grid.area) return;
    e.preventDefault();
    const move = (m) => {
      const r = mini.getBoundingClientRect();
      const columns = +mini.dataset.columns * 148 * grid.zoom();
      grid.area.scrollLeft = (m.clientX - r.left) / r.width * columns - (grid.area.clientWidth - 128 * grid.zoom()) / 2;
    };
    const up = () => { document.removeEventListener('pointermove', move); document.removeEventListener('pointerup', up); };
    document.addEventListener('pointermove', move);
    document.addEventListener('pointerup', up);
    move(e);
  }, { signal });
}
