// The drawing is one stop of the tab key; arrows go to the nearest thing in their direction, Home and End to the first and last, Enter opens. Dragging the ground moves the sheet, Ctrl and the wheel make it larger.
export function show(section, owner) {
  const sheet = section.querySelector('.sheet');
  const svg = sheet?.querySelector('svg');
  if (!svg) { return; }
  const marks = () => [...svg.querySelectorAll('[role="button"]')];
  const first = marks()[0];
  if (first) { first.setAttribute('tabindex', '0'); }
  if (sheet.dataset.ready) { return; }
  sheet.dataset.ready = 'true';

  sheet.addEventListener('click', (e) => {
    const mark = e.target.closest('[role="button"]');
    if (mark && !moved) { owner.invokeMethodAsync('Open', mark.dataset.mark); }
  });
  sheet.addEventListener('keydown', (e) => {
    const mark = e.target.closest('[role="button"]');
    if (!mark) { return; }
    if (e.key === 'Enter' || e.key === ' ') {
      e.preventDefault();
      owner.invokeMethodAsync('Open', mark.dataset.mark);
      return;
    }
    const all = [...sheet.querySelectorAll('[role="button"]')];
    const to = { Home: all[0], End: all.at(-1) }[e.key] ?? nearest(all, mark, e.key);
    if (to) {
      e.preventDefault();
      all.forEach((m) => m.setAttribute('tabindex', '-1'));
      to.setAttribute('tabindex', '0');
      to.focus();
      to.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
  });

  let from = null;
  let moved = false;
  sheet.addEventListener('pointerdown', (e) => {
    moved = false;
    if (e.button === 0 && e.pointerType === 'mouse') { from = { x: e.clientX, y: e.clientY, left: section.scrollLeft, top: section.scrollTop }; }
  });
  window.addEventListener('pointermove', (e) => {
    if (!from || !section.isConnected) { return; }
    const [dx, dy] = [e.clientX - from.x, e.clientY - from.y];
    if (moved || Math.hypot(dx, dy) > 5) {
      moved = true;
      sheet.classList.add('drags');
      section.scrollTo(from.left - dx, from.top - dy);
    }
  });
  window.addEventListener('pointerup', () => { from = null; sheet.classList.remove('drags'); setTimeout(() => { moved = false; }); });
  section.addEventListener('wheel', (e) => {
    if (e.ctrlKey) {
      e.preventDefault();
      owner.invokeMethodAsync('ZoomBy', e.deltaY < 0 ? 1.15 : 1 / 1.15);
    }
  }, { passive: false });
}

function nearest(all, mark, key) {
  const [ux, uy] = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[key] ?? [0, 0];
  if (!ux && !uy) { return null; }
  const centre = (m) => { const b = m.getBoundingClientRect(); return [b.left + b.width / 2, b.top + b.height / 2]; };
  const [x, y] = centre(mark);
  let best = null;
  let least = Infinity;
  for (const other of all) {
    if (other === mark) { continue; }
    const [ox, oy] = centre(other);
    const along = (ox - x) * ux + (oy - y) * uy;
    const aside = Math.abs((ox - x) * uy) + Math.abs((oy - y) * ux);
    const far = along + aside * 2.5;
    if (along > 2 && far < least) { best = other; least = far; }
  }
  return best;
}
