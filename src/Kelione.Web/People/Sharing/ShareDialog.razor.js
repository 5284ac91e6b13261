// The browser's own dialog keeps the focus inside and closes with Esc.
export function open(dialog) { if (!dialog.open) dialog.showModal(); }
export function close(dialog) { dialog.close(); }
