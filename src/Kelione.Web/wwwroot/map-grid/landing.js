// What was dropped is seen where it goes at once, before the server has answered. Nodes that Blazor made stay where it made them: a copy is shown in the new cell and the original is only hidden, until the cell is drawn anew or the answer
// is here, whatever it was.
import { find } from './units.js';

const sortOf = (key) => key.slice(0, key.indexOf(':'));

// Barriers and ideas stand in their own lanes only: what the server will refuse is not shown as done.
const mayStand = (key, cell) => sortOf(key) === 'card' || cell.classList.contains(`k-${sortOf(key)}s`);

/** Shows things as standing in a cell, after a thing of it or, with null, first among their sort. Gives what takes that back. */
export function land(grid, keys, cell, after) {
  const moved = keys.filter((k) => k !== after && mayStand(k, cell)).map((k) => find(grid.place, k)).filter((t) => t?.dataset.thing);
  if (moved.length === 0) return () => {};
  const copies = moved.map(copyOf);
  const sort = sortOf(moved[0].dataset.thing);
  const own = [...cell.querySelectorAll('[data-thing][data-own]')].filter((t) => sortOf(t.dataset.thing) === sort);
  const before = after === null || sortOf(after) !== sort ? own.find((t) => !moved.includes(t)) : null;
  const last = own.find((t) => t.dataset.thing === after) ?? [...cell.querySelectorAll('[data-thing]')].at(-1);
  if (before) before.before(...copies);
  else if (last) last.after(...copies);
  else cell.append(...copies);
  for (const thing of moved) thing.classList.add('gone');
  const look = new MutationObserver(() => back());
  look.observe(cell, { childList: true });
  const back = () => {
    look.disconnect();
    for (const copy of copies) copy.remove();
    for (const thing of moved) thing.classList.remove('gone');
  };
  return back;
}

// It looks like the thing, and is nothing that keys, readers or tests could take for one.
function copyOf(thing) {
  const copy = thing.cloneNode(true);
  copy.classList.remove('lifted');
  copy.classList.add('landed');
  for (const name of ['data-thing', 'data-place', 'data-own', 'tabindex', 'aria-selected']) copy.removeAttribute(name);
  copy.setAttribute('aria-hidden', 'true');
  copy.inert = true;
  return copy;
}
