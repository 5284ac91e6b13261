// A dialog that holds the focus while it is open and gives it back after.
export function open(dialog) {
  if (!dialog.open) dialog.showModal();
}

export function close(dialog) {
  dialog.close();
}
