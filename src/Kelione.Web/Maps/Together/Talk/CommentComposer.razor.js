// Writing a comment: names after @, Ctrl+Enter, Esc. All of it happens in the browser; the server gets the finished text.
const known = new WeakMap();

export function start(area, owner, options) {
  const keep = options.draft ? 'kelione.comment:' + options.draft : '';
  area.value = options.start || (keep ? read0(keep) : '');
  if (options.focus) { area.focus(); area.setSelectionRange(area.value.length, area.value.length); }
  const list = area.parentElement.querySelector('.names');
  let chosen = 0;
  let offered = [];

  const close = () => { list.hidden = true; offered = []; area.removeAttribute('aria-activedescendant'); };
  const token = () => /(^|[^\p{L}\p{N}])@([\p{L}\p{N} ._-]{0,40})$/u.exec(area.value.slice(0, area.selectionStart));
  const draw = () => {
    list.replaceChildren(...offered.map((p, i) => {
      const li = document.createElement('li');
      li.id = 'name-' + i;
      li.setAttribute('role', 'option');
      li.setAttribute('aria-selected', String(i === chosen));
      const badge = document.createElement('i');
      badge.textContent = p.initials;
      const name = document.createElement('span');
      name.textContent = p.name;
      li.append(badge, name);
      if (p.note) { const note = document.createElement('small'); note.textContent = p.note; li.append(note); }
      li.addEventListener('pointerdown', (e) => { e.preventDefault(); take(i); });
      return li;
    }));
    list.hidden = offered.length === 0;
    if (offered.length > 0) { area.setAttribute('aria-activedescendant', 'name-' + chosen); }
  };
  const offer = () => {
    const m = token();
    const begun = m?.[2].toLocaleLowerCase();
    offered = m ? (known.get(area) ?? []).filter((p) => p.name.toLocaleLowerCase().split(/\s+/).some((w) => w.startsWith(begun)) || p.name.toLocaleLowerCase().startsWith(begun)).slice(0, 6) : [];
    chosen = 0;
    if (offered.length > 0) { draw(); } else { close(); }
  };
  const take = (i) => {
    const m = token();
    const at = area.selectionStart;
    const from = at - m[2].length;
    area.setRangeText(offered[i].name + ' ', from, at, 'end');
    close();
    area.focus();
    area.dispatchEvent(new Event('input'));
  };

  area.addEventListener('input', () => { if (keep) { write0(keep, area.value); } offer(); });
  area.addEventListener('blur', close);
  area.addEventListener('keydown', (e) => {
    e.stopPropagation();
    if (!list.hidden && ['ArrowDown', 'ArrowUp'].includes(e.key)) {
      e.preventDefault();
      chosen = (chosen + (e.key === 'ArrowDown' ? 1 : offered.length - 1)) % offered.length;
      draw();
    } else if (!list.hidden && (e.key === 'Enter' || e.key === 'Tab') && !e.ctrlKey) {
      e.preventDefault();
      take(chosen);
    } else if (e.key === 'Escape') {
      if (!list.hidden) { close(); } else { owner.invokeMethodAsync('Leave'); }
    } else if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) {
      e.preventDefault();
      owner.invokeMethodAsync('Give');
    }
  });
}

export const people = (area, list) => { known.set(area, list); };
export const read = (area) => area.value;
export function clear(area, draft) {
  area.value = '';
  if (draft) { write0('kelione.comment:' + draft, ''); }
}

function read0(key) { try { return sessionStorage.getItem(key) ?? ''; } catch { return ''; } }
function write0(key, value) { try { if (value) { sessionStorage.setItem(key, value); } else { sessionStorage.removeItem(key); } } catch { /* Nothing is kept then. */ } }
