import { isLost } from '../Maps/Together/PendingEdits.razor.js';

// One text field over what is edited. Blazor's own nodes are never written to.
export function openEditor(grid, over, value, done, key = null) {
  closeEditor(grid, true);
  for (const was of grid.board.querySelectorAll('textarea.waits')) if (key !== null && was.dataset.of === key) was.remove();
  const below = key === null ? grid.board.querySelectorAll('textarea.waits.new').length : 0;
  const area = grid.board, a = area.getBoundingClientRect(), r = over.getBoundingClientRect();
  const field = document.createElement('textarea');
  field.className = 'editor';
  field.value = value;
  field.rows = 1;
  field.maxLength = 4000;
  field.setAttribute('aria-label', grid.words.edit);
  if (key !== null) field.dataset.of = key;
  else field.classList.add('new');
  field.style.left = `${r.left - a.left + area.scrollLeft}px`;
  field.style.top = `${r.top - a.top + area.scrollTop + below * 32}px`;
  field.style.width = `${Math.max(136, r.width)}px`;
  field.style.minHeight = `${Math.max(28, Math.min(r.height, 120))}px`;
  area.append(field);
  const grow = () => { field.style.height = 'auto'; field.style.height = `${Math.max(28, field.scrollHeight + 4)}px`; };
  field.addEventListener('input', grow);
  grow();
  const editor = { field, over, value, done, isDone: false };
  grid.editor = editor;
  field.addEventListener('keydown', (e) => {
    e.stopPropagation();
    if (e.isComposing) return;
    if (e.key === 'Escape') { e.preventDefault(); finish(grid, editor, false); }
    else if (e.key === 'Enter' && !e.shiftKey) { e.preventDefault(); finish(grid, editor, true, 'enter'); }
    else if (e.key === 'Tab') { e.preventDefault(); finish(grid, editor, true, e.shiftKey ? 'back' : 'tab'); }
  });
  for (const quiet of ['pointerdown', 'copy', 'cut', 'paste', 'contextmenu', 'dblclick']) field.addEventListener(quiet, (e) => e.stopPropagation());
  field.addEventListener('blur', () => finish(grid, editor, true, 'blur'));
  field.focus();
  field.setSelectionRange(value.length, value.length);
  return editor;
}

export function closeEditor(grid, keep) {
  if (grid.editor) finish(grid, grid.editor, keep, 'blur');
}

// The field stays until the words are seen where they belong.
async function finish(grid, editor, keep, how) {
  if (editor.isDone) return;
  editor.isDone = true;
  if (grid.editor === editor) grid.editor = null;
  const text = editor.field.value;
  const unlook = grid.onChange(() => editor.field.remove());
  try {
    if (!keep) grid.say(grid.words.cancelled);
    const done = editor.done(keep ? text : null, how ?? 'escape');
    rest(grid, editor, how);
    await done;
  } finally {
    unlook();
    editor.field.remove();
  }
}

// Without a connection the words stay to be seen where they will stand, out of the way of the pointer and the keys.
function rest(grid, editor, how) {
  const go = () => {
    if (!editor.field.isConnected || !isLost()) return;
    editor.field.classList.add('waits');
    editor.field.readOnly = true;
    editor.field.tabIndex = -1;
    if (document.activeElement === editor.field && how !== 'blur') grid.focusKey(grid.current);
  };
  go();
  document.addEventListener('kelione:connection', go, { once: true });
}
