// The menu of a thing, a cell, a head or a lane: drawn by the server, placed and gone through here.
export async function open(grid, key, cell, x, y) {
  await grid.hub.invokeMethodAsync('Menu', key, cell, x, y);
  let tries = 20;
  const go = () => {
    const menu = grid.place.querySelector('[data-menu]');
    if (!menu) { if (tries-- > 0) requestAnimationFrame(go); return; }
    const r = menu.getBoundingClientRect();
    if (r.right > innerWidth - 8) menu.style.left = `${Math.max(8, innerWidth - r.width - 8)}px`;
    if (r.bottom > innerHeight - 8) menu.style.top = `${Math.max(8, innerHeight - r.height - 8)}px`;
    menu.querySelector('[role=menuitem]')?.focus();
  };
  go();
}

export function keys(grid, e, menu) {
  const items = [...menu.querySelectorAll('[role=menuitem]')], at = items.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[e.key];
  if (to !== undefined) { e.preventDefault(); items[(to + items.length) % items.length].focus(); }
  else if (e.key === 'Escape' || e.key === 'Tab') { e.preventDefault(); grid.place.querySelector('.menu-veil')?.click(); }
  else if (e.key.length === 1) { const i = items.findIndex((m, n) => n > at && m.textContent.trim().toLowerCase().startsWith(e.key.toLowerCase())); if (i >= 0) items[i].focus(); }
  e.stopPropagation();
}
