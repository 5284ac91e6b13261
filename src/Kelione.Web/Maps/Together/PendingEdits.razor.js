// Edits made in this tab that the server has not confirmed yet. They are kept in the tab's own storage and sent one after another: at once while the connection stands, else when it is back, also after the page was loaded anew
// because the server has started again. Each carries a number, so that one whose answer got lost is not made twice.
//
//   import { submit, send, register } from './_content/Kelione.Web/Maps/Together/PendingEdits.razor.js';
//   await submit([{ edit: 'change-card', id: 'c1', set: { text: '…' } }], version);  // map edits in their JSON form
//   register('grid', dotnetReference);                                              // or a method of one's own,
//   await send('grid', 'Paste', cell, text);                                        // called as Once(number, 'Paste', [cell, text])
//   quiet(dotnetReference)                                                          // what only matters now: nothing happens while there is no connection
//
// What they promise is the answer; it stays open while the edit waits, and is never given where the page was loaded anew meanwhile.
const receivers = new Map();
const waiters = new Map();
let key = '';
let queue = [];
let busy = false;
let lost = false;
let isTold = false;
let last = 0;
let shown = null;
let aloud = null;
const tab = Math.random().toString(36).slice(2, 10);
const written = new Set();
// Somewhat less than the server takes in one message: what is larger would cut the connection, and again whenever it is sent.
const largest = 4_000_000;
// How often an edit is sent that the server fails at, and one that the connection breaks at.
const mostFailures = 3;
const mostBreaks = 20;

/** The head shows how many wait: an element with data-one, data-few, data-many, data-other, each with {0} for the number. What is given up is told in another, with data-gone and data-large. */
export function show(element, given, map, receiver) {
  shown = element;
  aloud = given;
  if (key !== map) {
    key = map;
    queue = load();
    last = queue.reduce((most, e) => Math.max(most, e.id), last);
  }
  register('edits', receiver);
  tell();
}

export function register(name, receiver) {
  receivers.set(name, receiver);
  pump();
}

export function leave(name, receiver) {
  if (receivers.get(name) === receiver || receiver === undefined) { receivers.delete(name); }
}

/** Sends map edits, based on the version that the person saw. */
export const submit = (edits, basedOn, label = '') => add({ to: 'edits', method: 'Receive', args: [JSON.stringify(edits), basedOn, label], isNumbered: true });

/** Has a registered receiver do something once. */
export const send = (name, method, ...args) => add({ to: name, method: 'Once', args: [method, args], isNumbered: true });

/** Whether there is no connection. */
export const isLost = () => lost;

/** A receiver for what only matters now, such as where somebody points. */
export const quiet = (receiver) => ({
  real: receiver,
  invokeMethodAsync: (...call) => (lost ? Promise.resolve() : receiver.invokeMethodAsync(...call).catch((e) => { if (!isAway(e) && isRegistered(receiver)) { throw e; } })),
});

/** How many wait. */
export const waiting = () => queue.length;

function add(entry) {
  entry.id = last = Math.max(Date.now(), last + 1);
  entry.number = `${tab}-${entry.id}`;
  if (isLarge(entry)) {
    giveUp('large');
    return Promise.resolve(null);
  }
  queue.push(entry);
  store();
  tell();
  const answer = new Promise((resolve, reject) => waiters.set(entry.id, { resolve, reject }));
  pump();
  return answer;
}

async function pump() {
  if (busy) { return; }
  busy = true;
  try {
    while (queue.length > 0 && !lost) {
      const entry = queue[0];
      const receiver = receivers.get(entry.to);
      if (!receiver) { break; }
      try {
        const args = entry.isNumbered ? [entry.number ?? String(entry.id), ...entry.args] : entry.args;
        done(entry, 'resolve', await patiently(receiver.invokeMethodAsync(entry.method, ...args)));
      } catch (e) {
        const isLeft = isAway(e);
        lost ||= isLeft;
        entry.tries = (entry.tries ?? 0) + 1;
        if (entry.tries >= (isLeft ? mostBreaks : mostFailures)) {
          giveUp('gone');
          done(entry, isLeft ? 'resolve' : 'reject', isLeft ? null : e);
        } else {
          store();
        }
        // The part of the page that takes it may be just being made anew: it is tried again in a while.
        break;
      }
    }
  } finally {
    busy = false;
    tell();
  }
}

function done(entry, how, value) {
  queue = queue.filter((e) => e.id !== entry.id);
  store();
  waiters.get(entry.id)?.[how](value);
  waiters.delete(entry.id);
}

// A message that was under way when the connection broke is never answered: it goes again, and its number tells.
function patiently(promise) {
  let stop;
  const broken = new Promise((_, reject) => {
    stop = (e) => { if (e.detail === 'lost') { reject(new Error(away)); } };
    document.addEventListener('kelione:connection', stop);
  });
  return Promise.race([promise, broken]).finally(() => document.removeEventListener('kelione:connection', stop));
}

// The words of Blazor's own script where there is no connection. What the server itself failed at is told in other words, which speak of circuits as well.
const away = 'The connection is lost.';
const isAway = (e) => [
  away,
  "Cannot send data if the connection is not in the 'Connected' State.",
  'Cannot send until the transport is connected',
  'Invocation canceled due to the underlying connection being closed.',
  'The circuit associated with this dispatcher is no longer available.',
  'Connection closed.',
].some((words) => String(e?.message ?? e).includes(words));

const isRegistered = (receiver) => [...receivers.values()].includes(receiver);

const isLarge = (entry) => new Blob([JSON.stringify(entry.args)]).size > largest;

function giveUp(why) {
  if (!aloud?.isConnected) { return; }
  aloud.textContent = aloud.dataset[why];
  aloud.hidden = false;
}

function tell() {
  document.dispatchEvent(new CustomEvent('kelione:pending', { detail: queue.length }));
  if (!shown?.isConnected) { return; }
  const isWaiting = queue.length > 0 && lost;
  shown.hidden = !isWaiting;
  if (isWaiting) {
    const form = new Intl.PluralRules(document.documentElement.lang || 'en').select(queue.length);
    shown.lastElementChild.textContent = (shown.dataset[form] || shown.dataset.other).replace('{0}', queue.length.toLocaleString(document.documentElement.lang || 'en'));
  }
}

function load() {
  try { return (JSON.parse(sessionStorage.getItem('kelione.pending:' + key)) ?? []).filter((e) => !isLarge(e)); } catch { return []; }
}

function store() {
  try {
    if (queue.length > 0) { sessionStorage.setItem('kelione.pending:' + key, JSON.stringify(queue)); } else { sessionStorage.removeItem('kelione.pending:' + key); }
  } catch { /* A full or closed storage: the edits still wait in the page. */ }
}

// What the fields beside the map hold while there is no connection would be told to nobody: it is kept in the field and told when the connection is back. Where the server has started again the page is loaded anew; fields that say
// which words of the map they hold (data-edits) have them sent then like any other edit.
for (const what of ['input', 'change', 'blur', 'focusout', 'click', 'keydown', 'keyup']) {
  window.addEventListener(what, (e) => {
    const page = lost && e.target.closest?.('.map-page');
    if (!page || e.target.closest('.map-grid')) { return; }
    if (what === 'input' || what === 'change') { written.add(e.target); }
    if (what === 'click' && e.target.closest('a[href], summary')) { return; }
    e.stopImmediatePropagation();
    if (what === 'click' && e.target.closest('button')) { e.preventDefault(); }
  }, true);
}

function tellWritten() {
  for (const field of written) {
    if (!field.isConnected) { continue; }
    for (const what of ['input', 'change']) { field.dispatchEvent(new Event(what, { bubbles: true })); }
    if (field !== document.activeElement) { field.dispatchEvent(new FocusEvent('blur')); }
  }
  written.clear();
}

function keepWritten() {
  const seen = +(document.querySelector('[data-version]')?.dataset.version ?? 0);
  for (const field of written) {
    const [sort, id, name] = (field.dataset.edits ?? '').split('|');
    if (name && seen) { submit([{ edit: `change-${sort}`, ...(id ? { id } : {}), set: { [name]: field.value.trim() } }], seen); }
  }
  written.clear();
}

document.addEventListener('kelione:connection', (e) => {
  lost = isTold = e.detail !== 'back' && e.detail !== '';
  document.querySelector('.map-page')?.classList.toggle('away', lost);
  if (e.detail === 'back') { tellWritten(); }
  if (e.detail === 'restarted') { keepWritten(); }
  tell();
  if (!lost) { pump(); }
});
// Where nobody tells when the connection is back, one tries now and then.
setInterval(() => { if (queue.length > 0 && !busy && !isTold && document.documentElement.dataset.live === 'true') { const was = lost; lost = false; if (was) { tell(); } pump(); } }, 3000);
