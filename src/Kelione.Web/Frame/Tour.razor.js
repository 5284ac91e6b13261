// Puts a step of the tour beside what it speaks of, and rings that.
const PATIENCE = 4000;
let ring, turn = 0;

const visible = (selector) => selector.split('|').flatMap((s) => [...document.querySelectorAll(s)]).find((e) => e.getClientRects().length > 0);

// What is spoken of may stand on a page that is still coming.
async function found(selector, isWanted) {
  const until = performance.now() + PATIENCE;
  for (let target; isWanted(); await new Promise((done) => setTimeout(done, 60))) {
    if ((target = visible(selector)) || performance.now() > until) { return target; }
  }
}

/** The path of the first map on the page; null where there is none. */
export async function firstMap() {
  const card = await found('.map-card a.picture|.map-card a|[data-tour="new"]', () => true);
  return card instanceof HTMLAnchorElement && card.closest('.map-card') ? card.pathname : null;
}

export async function show(panel, selector) {
  hide();
  if (!panel?.isConnected) { return; }
  const mine = turn;
  if (!panel.matches(':popover-open')) { panel.showPopover(); }
  place(panel, visible(selector));
  if (ring) { return; }
  const target = await found(selector, () => mine === turn && panel.isConnected);
  if (target && mine === turn) { place(panel, target); }
}

function place(panel, target) {
  target?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  const own = panel.getBoundingClientRect();
  const [w, h] = [window.innerWidth, window.innerHeight];
  let left = (w - own.width) / 2;
  let top = (h - own.height) / 2;
  if (target) {
    const box = target.getBoundingClientRect();
    const besideRail = box.right < 120;
    const isTall = box.height > h / 2;
    left = besideRail ? box.right + 14 : isTall ? box.left - own.width - 14 : box.left + Math.min(24, box.width / 4);
    top = besideRail ? box.top - 8 : isTall ? box.top + 40 : box.bottom + 12 + own.height < h ? box.bottom + 12 : box.top - own.height - 12;
    ring = document.createElement('div');
    ring.style.cssText = `position:fixed;left:${box.left - 4}px;top:${box.top - 4}px;width:${box.width + 8}px;height:${box.height + 8}px;border:2px solid var(--route);border-radius:12px;pointer-events:none;z-index:50`;
    document.body.append(ring);
  }
  panel.style.left = `${Math.max(12, Math.min(left, w - own.width - 12))}px`;
  panel.style.top = `${Math.max(12, Math.min(top, h - own.height - 12))}px`;
  panel.querySelector('[autofocus]')?.focus({ preventScroll: true });
}

export function hide() {
  turn++;
  ring?.remove();
  ring = null;
}
