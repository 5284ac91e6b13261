// Puts a step of the tour beside what it speaks of, and rings that.
let ring;

export function show(panel, selector) {
  hide();
  if (!panel?.isConnected) { return; }
  if (!panel.matches(':popover-open')) { panel.showPopover(); }
  const target = selector.split('|').flatMap((s) => [...document.querySelectorAll(s)]).find((e) => e.getClientRects().length > 0);
  target?.scrollIntoView({ block: 'nearest' });
  const own = panel.getBoundingClientRect();
  const [w, h] = [window.innerWidth, window.innerHeight];
  let left = (w - own.width) / 2;
  let top = (h - own.height) / 2;
  if (target) {
    const box = target.getBoundingClientRect();
    const besideRail = box.right < 120;
    left = besideRail ? box.right + 14 : box.left + Math.min(24, box.width / 4);
    top = besideRail ? box.top - 8 : box.bottom + 12 + own.height < h ? box.bottom + 12 : box.top - own.height - 12;
    ring = document.createElement('div');
    ring.style.cssText = `position:fixed;left:${box.left - 4}px;top:${box.top - 4}px;width:${box.width + 8}px;height:${box.height + 8}px;border:2px solid var(--route);border-radius:12px;pointer-events:none;z-index:50`;
    document.body.append(ring);
  }
  panel.style.left = `${Math.max(12, Math.min(left, w - own.width - 12))}px`;
  panel.style.top = `${Math.max(12, Math.min(top, h - own.height - 12))}px`;
  panel.querySelector('[autofocus]')?.focus({ preventScroll: true });
}

export function hide() {
  ring?.remove();
  ring = null;
}
