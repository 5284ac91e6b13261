// The grid's pointer, keys and clipboard. Everything that changes the map is one call of GridHub; what comes back says where to go and what to tell.
import * as units from '../../map-grid/units.js';
import { openEditor, closeEditor } from '../../map-grid/edit.js';
import * as dragging from '../../map-grid/drag.js';
import * as curve from '../../map-grid/curve.js';
import * as mini from '../../map-grid/mini.js';
import * as clipboard from '../../map-grid/clipboard.js';
import * as menus from '../../map-grid/menu.js';
import { register, leave, send, quiet } from '../Together/PendingEdits.razor.js';

const grids = new WeakMap();

export function start(place, hub, words) {
  const grid = new Grid(place, hub, words);
  grids.set(place, grid);
  grid.drawn();
}
export const stop = (place) => { grids.get(place)?.stop(); grids.delete(place); };
export const drawn = (place) => grids.get(place)?.drawn();
export const fit = (place) => grids.get(place)?.fit();
export const refocus = (place) => grids.get(place)?.focusKey(grids.get(place).current);
export const act = (place, what, key, cell) => grids.get(place)?.act(what, key, cell);
export const said = (place, reply) => grids.get(place)?.heard(reply);

class Grid {
  selected = new Set();
  current = null;
  // Where a selection began that Shift stretches: a press moves the focus, and with it where one stands, before the click is heard.
  anchor = null;
  // What has the focus in the grid; null where the person went elsewhere.
  held = null;
  memory = { column: 0 };
  editor = null;
  justDragged = 0;
  #off = new AbortController();
  #telling = 0;

  constructor(place, hub, words) {
    Object.assign(this, { place, hub: quiet(hub), words, waiting: new Map() });
    const on = (what, how, more) => place.addEventListener(what, how, { signal: this.#off.signal, ...more });
    on('keydown', (e) => this.#keys(e));
    on('focusin', (e) => this.#focused(e));
    document.addEventListener('focusin', (e) => { if (!place.contains(e.target)) this.held = null; }, { signal: this.#off.signal });
    document.addEventListener('pointerdown', (e) => { if (!place.contains(e.target) || !units.unitOf(e.target)) this.held = null; }, { signal: this.#off.signal, capture: true });
    // What moves is drawn anew elsewhere and takes the focus away with the old element: the next key must find it, also before the server has answered.
    this.redrawn = new MutationObserver(() => this.#hold());
    this.redrawn.observe(place, { childList: true, subtree: true });
    on('click', (e) => this.#clicked(e));
    on('dblclick', (e) => { const u = units.unitOf(e.target); if (u && this.mayEdit && !e.target.closest('button,a,[data-menu]')) this.edit(u, null, e.target.closest('[data-cell]')); });
    on('contextmenu', (e) => this.#context(e));
    on('mouseover', (e) => this.hover(e.target.closest?.('[data-cell]')));
    on('mouseleave', () => this.hover(null));
    on('wheel', (e) => this.#wheel(e), { passive: false });
    clipboard.listen(this, this.#off.signal);
    dragging.listen(this);
    curve.listen(this);
    mini.listen(this, this.#off.signal);
    // What was being written when the page goes is kept like what was finished.
    window.addEventListener('pagehide', () => closeEditor(this, true), { signal: this.#off.signal });
    register('grid', hub);
    this.narrow = matchMedia('(max-width: 720px)');
    this.narrow.addEventListener('change', () => this.hub.invokeMethodAsync('Narrow', this.narrow.matches), { signal: this.#off.signal });
    if (this.narrow.matches) hub.invokeMethodAsync('Narrow', true);
    this.resize = new ResizeObserver(() => mini.draw(this));
    this.resize.observe(place);
  }

  get area() { return this.place.querySelector('[data-area]'); }
  // Where things lie that are drawn over the map: the grid's place, or the phone's.
  get board() { return this.area ?? this.place.querySelector('.phone'); }
  get sheet() { return this.place.querySelector('[data-sheet]'); }
  get mayEdit() { return this.place.dataset.edit !== undefined; }
  zoom() { return +(this.sheet?.style.zoom || 1); }

  stop() { leave('grid', this.hub.real); this.#off.abort(); this.resize.disconnect(); this.redrawn.disconnect(); this.add?.remove(); }

  // After Blazor has drawn: selection marks and the tab stop belong to the elements that are there now.
  drawn() {
    if (this.area && this.area !== this.watched) {
      this.watched = this.area;
      this.area.addEventListener('scroll', () => { mini.draw(this); this.hover(null); }, { passive: true, signal: this.#off.signal });
    }
    // One is in the grid or out of it: its numbers are reached by clicking, or by keys in the inspector.
    for (const number of this.sheet?.querySelectorAll('a.num:not([tabindex])') ?? []) number.tabIndex = -1;
    this.#mark();
    const now = units.find(this.place, this.current) ?? this.place.querySelector('[data-head="objective"]');
    this.#stop(now);
    mini.draw(this);
  }

  #mark() {
    for (const was of this.place.querySelectorAll('[aria-selected="true"]')) if (was.getAttribute('role') !== 'tab' && !this.selected.has(units.key(was))) was.removeAttribute('aria-selected');
    for (const key of this.selected) units.find(this.place, key)?.setAttribute('aria-selected', 'true');
  }

  #stop(unit) {
    if (!unit) return;
    if (this.tabbed !== unit) this.tabbed?.setAttribute('tabindex', '-1');
    unit.setAttribute('tabindex', '0');
    this.tabbed = unit;
  }

  focus(unit, select = 'one') {
    if (!unit) return;
    this.#stop(unit);
    this.current = units.key(unit);
    unit.focus({ preventScroll: true });
    unit.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const key = unit.dataset.thing;
    if (select === 'one' || select === 'toggle') this.anchor = this.current;
    if (select === 'one') this.selected = new Set(key ? [key] : []);
    else if (key && select === 'add') this.selected.add(key);
    else if (key && select === 'toggle' && !this.selected.delete(key)) this.selected.add(key);
    this.left = select === 'toggle' && !this.selected.has(key) ? key : null;
    this.#mark();
    this.#tell(unit);
  }

  focusKey(key) { const unit = units.find(this.place, key); if (unit) this.focus(unit, this.selected.has(key) ? 'keep' : 'one'); }

  // Others and the inspector need not hear of every key that is held down.
  #tell(unit) {
    clearTimeout(this.#telling);
    this.#telling = setTimeout(() => {
      this.hub.invokeMethodAsync('Select', [...this.selected], units.stepOf(unit));
    }, 120);
  }

  #focused(e) {
    this.held = e.target.matches?.('[data-thing],[data-cell],[data-head]') ? e.target : null;
    if (this.held) { this.current = units.key(this.held); this.anchor ??= this.current; this.#stop(this.held); }
  }

  #hold() {
    if (!this.held || this.held.isConnected || document.activeElement !== document.body) return;
    const key = units.key(this.held), now = units.find(this.place, key);
    if (now && units.key(now) === key) now.focus({ preventScroll: true });
  }

  say(words) { const live = this.place.querySelector('[data-said]'); if (live && words) { live.textContent = ''; requestAnimationFrame(() => { live.textContent = words; }); } }

  // Once the sheet shows something else than it does now: what lies over it until then can go.
  onChange(then) {
    const look = new MutationObserver(() => { look.disconnect(); then(); });
    const shown = this.sheet ?? this.board;
    if (shown) look.observe(shown, { childList: true, subtree: true, characterData: true });
    return () => look.disconnect();
  }

  async ask(what, ...more) {
    const at = this.current;
    const reply = await send('grid', what, ...more);
    this.heard(reply, at);
    return reply;
  }

  // Who has gone on meanwhile, or writes, is not called back.
  heard(reply, at = this.current) {
    if (!reply) return;
    if (reply.say) this.say(reply.say);
    if (this.editor || at !== this.current) return;
    if (!reply.focus) { if (!reply.done || !document.activeElement || document.activeElement === document.body) this.focusKey(this.current); return; }
    let tries = 20;
    const go = () => {
      const unit = units.find(this.place, reply.focus);
      if (!unit) { if (tries-- > 0) requestAnimationFrame(go); return; }
      // Several that were moved together stay selected.
      this.focus(unit, this.selected.size > 1 && this.selected.has(unit.dataset.thing) ? 'keep' : 'one');
      if (reply.edit) this.edit(unit);
    };
    go();
  }

  // Editing
  edit(unit, typed = null, cell = null) {
    if (!this.mayEdit) return;
    if (unit.dataset.cell !== undefined) {
      if (unit.classList.contains('k-emotions')) return curve.enter(this, unit);
      return this.create(unit, typed ?? '');
    }
    if (!this.board) return;
    const isOwn = unit.dataset.own !== undefined || (unit.dataset.head && !unit.dataset.head.startsWith('lane:') && !unit.dataset.head.startsWith('none:'));
    const text = unit.querySelector('[data-t]');
    if (!isOwn || !text) { if (cell) this.create(cell, typed ?? ''); return; }
    // Words that still wait for the connection are what the person sees, and goes on from.
    const key = units.key(unit), value = this.waiting.get(key) ?? text.textContent, seen = +this.place.dataset.version;
    openEditor(this, unit.dataset.thing ? unit : text, typed ?? value, async (now, how) => {
      if (now !== null && now !== value) {
        this.waiting.set(key, now);
        const told = this.ask('SetText', key, now, seen);
        this.#after(key, how);
        try { await told; } finally { if (this.waiting.get(key) === now) this.waiting.delete(key); }
        return;
      }
      this.#after(key, how);
    }, key);
  }

  create(cell, typed = '') {
    const name = cell.dataset.cell;
    if (!this.mayEdit || name.startsWith('~measures') || cell.classList.contains('k-emotions')) return;
    const goal = name.startsWith('~goals') && cell.querySelector('[data-thing]');
    if (goal) return this.edit(goal, typed || null);
    const stood = units.find(this.place, this.current);
    if (!stood || units.cellOf(stood) !== cell) this.current = name;
    const last = cell.querySelector('[data-thing]:last-of-type') ?? cell;
    const over = cell.querySelector('[data-thing]') ? { getBoundingClientRect: () => { const r = last.getBoundingClientRect(), c = cell.getBoundingClientRect(); return { left: c.left + 4, top: r.bottom + 2, width: c.width - 8, height: 28 }; } } : cell;
    openEditor(this, over, typed, async (now, how) => {
      if (!now?.trim()) { this.focusKey(this.current ?? name); return; }
      const told = this.ask('Add', name, now);
      if (how === 'enter') units.find(this.place, this.current)?.focus({ preventScroll: true });
      else this.#after(this.current, how);
      await told;
    });
  }

  #after(key, how) {
    if (how === 'blur') return;
    const unit = units.find(this.place, key);
    if (!unit) return;
    if (how === 'tab' || how === 'back') {
      const next = units.go(this.place, unit, how === 'tab' ? 'right' : 'left', this.memory);
      if (next) { this.focus(next); this.edit(next); return; }
    }
    this.focus(unit);
  }

  act(what, key, cell) {
    const unit = units.find(this.place, key) ?? units.find(this.place, cell);
    if (!unit) return;
    this.focus(unit, this.selected.has(key) ? 'keep' : 'one');
    const box = units.cellOf(unit);
    if (what === 'edit') this.edit(unit);
    else if (what === 'add' && box) this.create(box);
    else if (what === 'remove') this.remove(unit);
    // What was selected last is not told any more: it would be inspected instead of the step.
    else if (what === 'bind') { clearTimeout(this.#telling); this.hub.invokeMethodAsync('Bind', key.slice(key.indexOf(':') + 1)); }
    else if (what === 'copy' || what === 'cut') clipboard.copy(this, unit, what === 'cut').then((text) => navigator.clipboard?.writeText(text).catch(() => {}));
    else if (what === 'paste') navigator.clipboard?.readText().then((t) => clipboard.paste(this, unit, t), () => this.say(this.words.noClipboard)) ?? this.say(this.words.noClipboard);
  }

  // Where one stands on a card that was just taken out of the selection, the selection is still what is meant; on any other outside it, that card is.
  keysFor(unit) { const key = unit.dataset.thing; return key && this.selected.size && (this.selected.has(key) || this.left === key) ? [...this.selected] : [units.key(unit)]; }

  async remove(unit) {
    const keys = this.keysFor(unit);
    const next = units.go(this.place, unit, 'up', this.memory), cell = units.cellOf(unit)?.dataset.cell;
    const reply = await this.ask('Remove', keys);
    if (reply?.done) { this.selected.clear(); const now = cell && units.find(this.place, cell); this.focus(now ?? units.find(this.place, units.key(next ?? unit))); }
  }

  // Keys
  #keys(e) {
    const menu = e.target.closest('[data-menu]');
    if (menu) return menus.keys(this, e, menu);
    const point = e.target.closest('[data-feel]');
    if (point) { if (curve.keys(this, point, e)) { e.preventDefault(); e.stopPropagation(); } return; }
    const unit = e.target.closest('[data-thing],[data-cell],[data-head]');
    if (!unit || e.target !== unit || e.isComposing) return;
    const ctrl = e.ctrlKey || e.metaKey;
    const ways = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right', Home: ctrl ? 'first' : 'home', End: ctrl ? 'last' : 'end', PageUp: 'pageup', PageDown: 'pagedown' };
    const did = () => { e.preventDefault(); e.stopPropagation(); };
    if (e.altKey && ways[e.key] && e.key.startsWith('Arrow')) { did(); if (this.mayEdit) this.#nudge(unit, ways[e.key]); return; }
    if (ways[e.key]) {
      did();
      const next = units.go(this.place, unit, ways[e.key], this.memory);
      if (next) {
        if (e.key === 'ArrowUp' || e.key === 'ArrowDown') this.memory.column = Math.max(this.memory.column, -1); else this.memory.column = units.columnOf(next);
        if (e.shiftKey && unit.dataset.thing) this.selected.add(units.key(unit));
        this.focus(next, e.shiftKey ? 'add' : 'one');
      }
      return;
    }
    if (ctrl && !e.altKey) {
      const k = e.key.toLowerCase();
      if (k === 'z' && !e.shiftKey && this.mayEdit) { did(); this.ask('Undo'); }
      else if ((k === 'y' || (k === 'z' && e.shiftKey)) && this.mayEdit) { did(); this.ask('Redo'); }
      return;
    }
    if (e.key === 'Escape' && this.selected.size) { did(); this.selected.clear(); this.#mark(); this.#tell(unit); return; }
    if (e.key === 'Enter' || e.key === 'F2') { did(); if (this.mayEdit) this.edit(unit, null, units.cellOf(unit)); else this.#open(unit); return; }
    if (e.key === ' ') { did(); this.#open(unit); return; }
    if (!this.mayEdit) return;
    if (e.key === 'Delete' || e.key === 'Backspace') { did(); if (units.key(unit) !== 'objective') this.remove(unit); return; }
    if ((e.key === 'n' || e.key === 'N') && unit.dataset.thing && units.cellOf(unit)) { did(); this.create(units.cellOf(unit)); return; }
    // The question mark lists the keys everywhere.
    if (e.key.length === 1 && e.key !== '?' && !e.altKey) { did(); this.edit(unit, e.key, units.cellOf(unit)); }
  }

  #nudge(unit, way) {
    const key = units.key(unit);
    if (unit.dataset.head) {
      if (key.startsWith('lane:') ? way === 'up' || way === 'down' : way === 'left' || way === 'right') return this.ask('Nudge', key, way === 'up' || way === 'left' ? -1 : 1);
      return;
    }
    if (!unit.dataset.thing || unit.dataset.own === undefined) return;
    const cell = units.cellOf(unit), own = [...cell.querySelectorAll('[data-thing][data-own]')], at = own.indexOf(unit);
    if (way === 'up' && at > 0) return this.ask('Move', [key], cell.dataset.cell, at > 1 ? units.key(own[at - 2]) : null);
    if (way === 'down' && at < own.length - 1) return this.ask('Move', [key], cell.dataset.cell, units.key(own[at + 1]));
    const edge = way === 'up' ? own[0] : way === 'down' ? own.at(-1) : unit;
    let next = units.go(this.place, edge, way, { column: units.columnOf(unit) });
    while (next && units.cellOf(next) === cell) next = units.go(this.place, next, way, { column: units.columnOf(unit) });
    const to = next && units.cellOf(next);
    if (!to || to.dataset.cell.startsWith('~')) return;
    const there = [...to.querySelectorAll('[data-thing][data-own]')];
    return this.ask('Move', [key], to.dataset.cell, way === 'up' ? there.length ? units.key(there.at(-1)) : null : null);
  }

  #open(unit) { const step = units.stepOf(unit); if (step) this.hub.invokeMethodAsync('Open', step); }

  // Pointer
  #clicked(e) {
    const button = e.target.closest('[data-do]');
    if (button) {
      const { do: what, after } = button.dataset;
      if (what === 'stage') this.ask('AddStage', after ?? null);
      else if (what === 'step') this.ask('AddStep', after);
      else if (what === 'lanes') { const r = button.getBoundingClientRect(); menus.open(this, 'lanes:', null, r.left, r.bottom + 4); }
      return;
    }
    const bind = e.target.closest('[data-bind]');
    if (bind) { e.preventDefault(); this.hub.invokeMethodAsync('Bind', bind.dataset.bind); return; }
    if (e.target.closest('button,a,textarea,input,[data-menu],[data-feel]') || performance.now() - this.justDragged < 250) return;
    const unit = units.unitOf(e.target);
    if (!unit || this.place.querySelector('.phone')) return;
    this.memory.column = units.columnOf(unit);
    if (e.shiftKey && unit.dataset.thing && this.anchor) { this.#range(unit, e.ctrlKey || e.metaKey); return; }
    this.focus(unit, e.ctrlKey || e.metaKey ? 'toggle' : 'one');
    if (unit.dataset.head?.startsWith('step:') || unit.dataset.thing?.startsWith('found:')) this.#open(unit);
    if (unit.dataset.head === 'objective' && this.mayEdit) this.edit(unit);
  }

  // From where the selection began to where one clicks: everything in the rectangle between, and nothing else; with Ctrl what was selected stays so.
  #range(unit, isMore) {
    const from = units.find(this.place, this.anchor);
    if (!from) { this.focus(unit); return; }
    if (!isMore) this.selected.clear();
    const rows = units.rows(this.place), at = (u) => rows.indexOf(u.closest('[data-row]'));
    const [r1, r2] = [at(from), at(unit)].sort((a, b) => a - b), [c1, c2] = [units.columnOf(from), units.columnOf(unit)].sort((a, b) => a - b);
    for (const row of rows.slice(Math.max(0, r1), r2 + 1)) for (const thing of row.querySelectorAll('[data-thing][data-own]')) { const c = units.columnOf(thing); if (c >= c1 && c <= c2) this.selected.add(units.key(thing)); }
    this.focus(unit, 'add');
  }

  hover(cell) {
    if (this.mayEdit && !this.add && this.area) {
      this.add = document.createElement('button');
      this.add.type = 'button';
      this.add.tabIndex = -1;
      this.add.className = 'floatadd';
      this.add.title = this.words.addCard;
      this.add.setAttribute('aria-label', this.words.addCard);
      this.add.textContent = '+';
      this.add.addEventListener('click', (e) => { e.stopPropagation(); const c = this.hovered; this.hover(null); if (c) this.create(c); });
    }
    if (!this.add) return;
    if (!cell || this.editor || this.zoom() < 0.5 || cell.dataset.cell.startsWith('~') || cell.classList.contains('k-emotions')) { this.add.remove(); this.hovered = null; return; }
    if (this.hovered === cell) return;
    this.hovered = cell;
    const a = this.area.getBoundingClientRect(), r = cell.getBoundingClientRect();
    this.add.style.left = `${r.right - a.left + this.area.scrollLeft - 27}px`;
    this.add.style.top = `${r.bottom - a.top + this.area.scrollTop - 26}px`;
    this.area.append(this.add);
  }

  #context(e) {
    if (e.target.closest('[data-menu],textarea,input,a')) return;
    const unit = units.unitOf(e.target);
    if (!unit || this.place.querySelector('.phone')) return;
    e.preventDefault();
    const r = unit.getBoundingClientRect(), byKey = e.clientX === 0 && e.clientY === 0 || e.button < 0;
    const isEmpty = e.target.closest('[data-cell]') && !e.target.closest('[data-thing]') && !byKey;
    this.menu(isEmpty ? e.target.closest('[data-cell]') : unit, byKey ? r.left + 16 : e.clientX, byKey ? r.top + 16 : e.clientY);
  }

  menu(unit, x, y) {
    if (unit.dataset.thing && unit.dataset.own === undefined) { this.#open(unit); return; }
    if (units.key(unit) === 'objective') return;
    this.focus(units.unitOf(unit) ?? unit, unit.dataset.thing && this.selected.has(unit.dataset.thing) ? 'keep' : 'one');
    menus.open(this, units.key(unit), units.cellOf(unit)?.dataset.cell ?? null, x, y);
  }

  // Zoom
  #wheel(e) {
    if (!e.ctrlKey) return;
    e.preventDefault();
    const zoom = Math.max(0.25, Math.min(2, this.zoom() * (e.deltaY > 0 ? 0.9 : 1.1)));
    clearTimeout(this.zooming);
    this.zooming = setTimeout(() => this.hub.invokeMethodAsync('Zoom', Math.round(zoom * 100) / 100), 40);
  }

  fit() {
    if (!this.area || !this.sheet) return;
    const n = +getComputedStyle(this.sheet).getPropertyValue('--n');
    this.hub.invokeMethodAsync('Fit', Math.floor(Math.min(1, this.area.clientWidth / (128 + n * 148 + 64)) * 100) / 100);
  }
}
