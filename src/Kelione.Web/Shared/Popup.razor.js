// Shows a panel in the top layer beside its anchor and says when the person leaves it.
const focusable = 'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex="0"], [role^="menuitem"]:not(:disabled)';

export function show(panel, anchor, owner, options) {
  if (!panel?.isConnected) { return; }
  const target = anchor?.firstElementChild ?? anchor;
  const place = () => {
    if (!panel.isConnected) { stop(); return; }
    const box = options.x == null ? (target ?? document.body).getBoundingClientRect() : { left: options.x, right: options.x, top: options.y, bottom: options.y };
    const own = panel.getBoundingClientRect();
    const [w, h] = [window.innerWidth, window.innerHeight];
    let left = options.beside ? box.right + 8 : options.end ? box.right - own.width : box.left;
    let top = options.beside ? Math.min(box.top, h - own.height - 8) : box.bottom + 6;
    if (!options.beside && top + own.height > h - 8) { top = box.top - own.height - 6 >= 8 ? box.top - own.height - 6 : Math.max(8, h - own.height - 8); }
    if (options.beside && left + own.width > w - 8) { left = box.left - own.width - 8; }
    left = Math.max(8, Math.min(left, w - own.width - 8));
    panel.style.left = `${Math.round(left)}px`;
    panel.style.top = `${Math.round(Math.max(8, top))}px`;
  };
  const leave = (giveBack) => {
    stop();
    if (giveBack) { (target?.matches?.(focusable) ? target : target?.querySelector?.(focusable))?.focus(); }
    owner.invokeMethodAsync('Leave').catch(() => { });
  };
  const outside = (e) => { if (!panel.isConnected) { stop(); } else if (!panel.contains(e.target) && !anchor?.contains?.(e.target) && !e.target.closest?.('[popover]')) { leave(false); } };
  const keys = (e) => {
    if (!panel.isConnected) { stop(); return; }
    if (e.key === 'Escape') { e.preventDefault(); e.stopPropagation(); leave(panel.contains(document.activeElement)); return; }
    if (!panel.contains(document.activeElement)) { return; }
    if (options.menu) { move(panel, e, leave); }
  };
  const out = (e) => { if (e.relatedTarget && !panel.contains(e.relatedTarget) && !anchor?.contains?.(e.relatedTarget) && !e.relatedTarget.closest?.('[popover]')) { leave(false); } };
  const observer = new ResizeObserver(place);
  function stop() {
    document.removeEventListener('pointerdown', outside, true);
    document.removeEventListener('keydown', keys, true);
    window.removeEventListener('resize', place);
    document.removeEventListener('scroll', place, true);
    panel.removeEventListener('focusout', out);
    observer.disconnect();
  }
  if (panel.showPopover && !panel.matches(':popover-open')) { panel.showPopover(); }
  place();
  document.addEventListener('pointerdown', outside, true);
  document.addEventListener('keydown', keys, true);
  window.addEventListener('resize', place);
  document.addEventListener('scroll', place, true);
  panel.addEventListener('focusout', out);
  observer.observe(panel);
  if (options.focus) { (panel.querySelector('[autofocus]') ?? (options.menu ? panel.querySelector('[role^="menuitem"]:not(:disabled)') : panel.querySelector(focusable)) ?? panel).focus({ preventScroll: true }); }
}

function move(panel, e, leave) {
  const items = [...panel.querySelectorAll('[role^="menuitem"]:not(:disabled)')];
  const at = items.indexOf(document.activeElement);
  const to = { ArrowDown: (at + 1) % items.length, ArrowUp: (at + items.length - 1) % items.length, Home: 0, End: items.length - 1 }[e.key];
  if (to !== undefined) {
    e.preventDefault();
    items[to]?.focus();
  } else if (e.key === 'Tab') {
    e.preventDefault();
    leave(true);
  } else if (e.key.length === 1 && !e.ctrlKey && !e.metaKey && !e.altKey && e.key !== ' ') {
    const letter = e.key.toLocaleLowerCase();
    const next = [...items.slice(at + 1), ...items.slice(0, at + 1)].find((i) => (i.querySelector('.text') ?? i).textContent.trim().toLocaleLowerCase().startsWith(letter));
    if (next) { e.preventDefault(); next.focus(); }
  }
}
