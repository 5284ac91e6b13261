// Places on the map are elements with data-place (the grid) or data-mark (the layouts). Only a change of place is sent, seven times a second at most.
const PLACES = '[data-place], [data-mark]';
let layer = null;
let owner = null;
let flags = [];
let said = '';
let next = null;
let timer = 0;

export function start(element, dotnet) {
  layer = element;
  owner = dotnet;
  document.addEventListener('pointermove', onMove, { passive: true });
  document.addEventListener('focusin', onMove);
  document.addEventListener('scroll', place, { capture: true, passive: true });
  window.addEventListener('resize', place);
}

export function stop() {
  clearTimeout(timer);
  document.removeEventListener('pointermove', onMove);
  document.removeEventListener('focusin', onMove);
  document.removeEventListener('scroll', place, { capture: true });
  window.removeEventListener('resize', place);
  layer = owner = null;
}

/** Shows where the others are. */
export function show(others) {
  flags = others;
  if (!layer) { return; }
  const old = new Map([...layer.children].map((e) => [e.dataset.id, e]));
  for (const flag of flags) {
    let element = old.get(flag.id);
    old.delete(flag.id);
    if (!element) {
      element = document.createElement('div');
      element.className = 'flag';
      element.dataset.id = flag.id;
      element.innerHTML = '<svg width="16" height="16" viewBox="0 0 16 16"><path d="M2 1.500 13.500 7 8.300 8.600 6 13.500z" fill="currentColor" stroke="var(--surface)"/></svg><span></span>';
      layer.append(element);
    }
    element.style.setProperty('--k', `var(--cat-${flag.colour})`);
    element.lastElementChild.textContent = flag.name;
  }
  old.forEach((e) => e.remove());
  place();
}

function place() {
  if (!layer || flags.length === 0) { return; }
  for (const flag of flags) {
    const element = [...layer.children].find((e) => e.dataset.id === flag.id);
    const at = document.querySelector(`[data-place="${CSS.escape(flag.place)}"], [data-mark="${CSS.escape(flag.place)}"]`);
    const box = at?.getBoundingClientRect();
    element.hidden = !box || box.width === 0 || box.bottom < 60 || box.top > window.innerHeight - 40;
    if (!element.hidden) {
      const [x, y] = [Math.min(box.left + Math.min(box.width * 0.6, 120), window.innerWidth - 80), box.top + Math.min(box.height * 0.6, 60)];
      element.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
    }
  }
}

function onMove(e) {
  const at = e.target?.closest?.(PLACES);
  const to = at ? at.dataset.place ?? at.dataset.mark : '';
  if (to === '' && e.type === 'focusin') { return; }
  next = to;
  if (!timer) { timer = setTimeout(tell, 140); }
}

function tell() {
  timer = 0;
  if (next !== said && owner) {
    said = next;
    owner.invokeMethodAsync('At', said).catch(() => { });
  }
}
