// Edits made in this tab that the server has not confirmed yet. They are kept in the tab's own storage and sent one after another: at once while the connection stands, else when it is back, also after the page was loaded anew
// because the server has started again. Each carries a number, so that one whose answer got lost is not made twice.
//
//   import { submit, send, register } from './_content/Kelione.Web/Maps/Together/PendingEdits.razor.js';
//   await submit([{ edit: 'change-card', id: 'c1', set: { text: '…' } }], version);  // map edits in their JSON form
//   register('grid', dotnetReference);                                              // or a method of one's own,
//   await send('grid', 'Paste', cell, text);                                        // called as Paste(cell, text)
//
// What they promise is the answer; it stays open while the edit waits, and is never given where the page was loaded anew meanwhile.
const receivers = new Map();
const waiters = new Map();
let key = '';
let queue = [];
let busy = false;
let lost = false;
let last = 0;
let shown = null;

/** The head shows how many wait: an element with data-one, data-few, data-many, data-other, each with {0} for the number. */
export function show(element, map, receiver) {
  shown = element;
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

/** Calls a method of a registered receiver. */
export const send = (name, method, ...args) => add({ to: name, method, args });

/** How many wait. */
export const waiting = () => queue.length;

function add(entry) {
  entry.id = last = Math.max(Date.now(), last + 1);
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
        const args = entry.isNumbered ? [entry.id, ...entry.args] : entry.args;
        done(entry, 'resolve', await patiently(receiver.invokeMethodAsync(entry.method, ...args)));
      } catch (e) {
        if (isAway(e)) { lost = true; } else { done(entry, 'reject', e); }
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
  const away = new Promise((_, reject) => {
    stop = (e) => { if (e.detail === 'lost') { reject(new Error('connection')); } };
    document.addEventListener('kelione:connection', stop);
  });
  return Promise.race([promise, away]).finally(() => document.removeEventListener('kelione:connection', stop));
}

const isAway = (e) => /connection|connected|circuit|disposed|cancel/i.test(String(e?.message ?? e));

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
  try { return JSON.parse(sessionStorage.getItem('kelione.pending:' + key)) ?? []; } catch { return []; }
}

function store() {
  try {
    if (queue.length > 0) { sessionStorage.setItem('kelione.pending:' + key, JSON.stringify(queue)); } else { sessionStorage.removeItem('kelione.pending:' + key); }
  } catch { /* A full or closed storage: the edits still wait in the page. */ }
}

document.addEventListener('kelione:connection', (e) => {
  lost = e.detail !== 'back' && e.detail !== '';
  tell();
  if (!lost) { pump(); }
});
// Where nobody tells when the connection is back, one tries now and then.
setInterval(() => { if (queue.length > 0 && !busy && document.documentElement.dataset.live === 'true') { const was = lost; lost = false; if (was) { tell(); } pump(); } }, 3000);
