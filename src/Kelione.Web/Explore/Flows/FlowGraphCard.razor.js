// What needs no server: the ways of an activity stand out while it is pointed at, and arrow keys go from activity to activity.
const heard = new WeakSet();

export function listen(scroll) {
  if (!scroll || heard.has(scroll)) return;
  heard.add(scroll);
  const svg = () => scroll.querySelector('svg');
  const show = (node) => {
    const picture = svg();
    picture.querySelectorAll('.near').forEach((e) => e.classList.remove('near'));
    picture.classList.toggle('hot', node !== null);
    if (node) picture.querySelectorAll(`[data-a="${node.dataset.n}"], [data-b="${node.dataset.n}"]`).forEach((e) => e.classList.add('near'));
  };
  scroll.addEventListener('pointerover', (e) => show(e.pointerType === 'touch' ? null : e.target.closest('.nd')));
  scroll.addEventListener('pointerleave', () => show(null));
  scroll.addEventListener('focusin', (e) => show(e.target.matches(':focus-visible') ? e.target.closest('.nd') : null));
  scroll.addEventListener('focusout', () => show(null));
  scroll.addEventListener('keydown', (e) => {
    const from = e.target.closest('.nd');
    if (!from) return;
    if (e.key === 'Enter' || e.key === ' ') {
      e.preventDefault();
      from.dispatchEvent(new MouseEvent('click', { bubbles: true }));
      return;
    }
    const to = next(e.key, from, [...svg().querySelectorAll('.nd')]);
    if (!to) return;
    e.preventDefault();
    to.focus({ preventScroll: true });
    to.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
}

// The nearest in the key's direction; what lies off the line counts double.
function next(key, from, all) {
  const place = (n) => [+n.dataset.x, +n.dataset.y];
  if (key === 'Home' || key === 'End') return all[key === 'Home' ? 0 : all.length - 1];
  const way = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[key];
  if (!way) return null;
  const [x, y] = place(from);
  let best = null, least = Infinity;
  for (const node of all) {
    const [dx, dy] = [place(node)[0] - x, place(node)[1] - y];
    const along = dx * way[0] + dy * way[1], off = Math.abs(dx * way[1]) + Math.abs(dy * way[0]);
    if (node !== from && along > 1 && along + 2 * off < least) [best, least] = [node, along + 2 * off];
  }
  return best;
}
