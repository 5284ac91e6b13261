// Opens a dialog over the page and gives focus back when it leaves.
const before = [];

export function open(dialog, owner) {
  if (!dialog?.isConnected || dialog.open) { return; }
  before.push(document.activeElement);
  dialog.showModal();
  dialog.addEventListener('cancel', (e) => { e.preventDefault(); owner.invokeMethodAsync('Leave').catch(() => { }); });
  let down = null;
  dialog.addEventListener('pointerdown', (e) => { down = e.target; });
  dialog.addEventListener('click', (e) => {
    if (e.target === dialog && down === dialog) {
      const box = dialog.getBoundingClientRect();
      if (e.clientX < box.left || e.clientX > box.right || e.clientY < box.top || e.clientY > box.bottom) { owner.invokeMethodAsync('Leave').catch(() => { }); }
    }
  });
  (dialog.querySelector('[autofocus]') ?? dialog.querySelector('.sheet-body a, .sheet-body button, .sheet-body input') ?? dialog).focus?.({ preventScroll: true });
}

export function left() {
  const element = before.pop();
  if (element?.isConnected) { element.focus({ preventScroll: true }); }
}
