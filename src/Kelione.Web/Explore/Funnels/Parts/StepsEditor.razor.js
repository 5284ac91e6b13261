// Puts the steps of a list in order by dragging their grips: everything moves here, one call at the drop.
export function attach(list, page) {
  list.addEventListener('pointerdown', (down) => {
    const grip = down.target.closest('.grip');
    if (!grip || down.button !== 0) return;
    down.preventDefault();
    const items = [...list.children], item = grip.closest('li'), from = items.indexOf(item);
    const boxes = items.map((i) => i.getBoundingClientRect());
    let to = from;
    grip.setPointerCapture(down.pointerId);
    item.classList.add('dragged');
    const move = (e) => {
      const by = e.clientY - down.clientY, middle = boxes[from].top + boxes[from].height / 2 + by;
      to = boxes.filter((b, i) => i !== from && b.top + b.height / 2 < middle).length;
      items.forEach((other, i) => {
        if (other === item) other.style.transform = `translateY(${by}px)`;
        else other.style.transform = i > from && i <= to ? `translateY(${-boxes[from].height}px)` : i < from && i >= to ? `translateY(${boxes[from].height}px)` : '';
      });
    };
    const end = (e) => {
      grip.removeEventListener('pointermove', move);
      grip.removeEventListener('pointerup', end);
      grip.removeEventListener('pointercancel', end);
      item.classList.remove('dragged');
      items.forEach((i) => { i.style.transform = ''; });
      if (e.type === 'pointerup' && to !== from) page.invokeMethodAsync('DropAsync', from, to);
    };
    grip.addEventListener('pointermove', move);
    grip.addEventListener('pointerup', end);
    grip.addEventListener('pointercancel', end);
  });
  // Alt with an arrow moves a step: the browser must not go back in its history or scroll.
  list.addEventListener('keydown', (e) => { if (e.altKey && (e.key === 'ArrowUp' || e.key === 'ArrowDown')) e.preventDefault(); });
}
