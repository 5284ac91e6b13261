// Starts the live circuit, keeps the choice of light or dark, hears the keys that work everywhere, and says what the connection does. Nothing here is sent while somebody types.
const root = document.documentElement;

window.kelione = {
  /** The page hears clicks from now on; browser tests look at it. */
  live: () => { root.dataset.live = 'true'; },
  /** Light, dark or system: at once, and for a year. */
  theme: (name) => {
    root.dataset.theme = name;
    document.cookie = `kelione-theme=${name};path=/;max-age=31536000;samesite=lax${location.protocol === 'https:' ? ';secure' : ''}`;
  },
  themeNow: () => root.dataset.theme,
  reveal: (id) => document.getElementById(id)?.scrollIntoView({ block: 'nearest' }),
  /** Reads and keeps small choices of this browser, such as cards or list. */
  recall: (key) => { try { return localStorage.getItem('kelione.' + key); } catch { return null; } },
  remember: (key, value) => { try { localStorage.setItem('kelione.' + key, value); } catch { /* A private window keeps nothing. */ } },
  /** Back to where the person came from; elsewhere where this page was the first, as in a tab of its own. */
  back: (elsewhere) => { if (history.length > 1 && (document.referrer === '' || document.referrer.startsWith(location.origin))) { history.back(); } else { location.assign(elsewhere); } },
  copy: async (text) => { try { await navigator.clipboard.writeText(text); return true; } catch { return false; } },
  /** Calls the frame for the keys that work everywhere: Ctrl+K, "?" and g followed by a letter. */
  keys: (frame) => {
    let afterG = 0;
    const listen = (e) => {
      const writes = e.target.closest?.('input, textarea, select, [contenteditable="true"]');
      if ((e.ctrlKey || e.metaKey) && !e.altKey && !e.shiftKey && e.key.toLowerCase() === 'k') {
        e.preventDefault();
        frame.invokeMethodAsync('Key', 'palette');
      } else if (!writes && !e.ctrlKey && !e.metaKey && !e.altKey && !document.querySelector('dialog[open]')) {
        if (e.key === '?') {
          e.preventDefault();
          frame.invokeMethodAsync('Key', 'keys');
        } else if (e.key === 'g') {
          afterG = e.timeStamp;
        } else if (e.timeStamp - afterG < 1200 && 'meid'.includes(e.key)) {
          afterG = 0;
          frame.invokeMethodAsync('Key', 'g' + e.key);
        }
      }
    };
    document.addEventListener('keydown', listen);
  },
};

// Up and down choose in a list below a text field; the caret stays where it is.
document.addEventListener('keydown', (e) => { if ((e.key === 'ArrowUp' || e.key === 'ArrowDown') && e.target.matches?.('[data-list-keys]')) { e.preventDefault(); } }, true);

// A file that misses its zone must not take the place of the page, which is what browsers do with it.
for (const name of ['dragover', 'drop']) {
  document.addEventListener(name, (e) => {
    if (e.defaultPrevented || !e.dataTransfer?.types.includes('Files') || e.target.closest?.('input[type=file]')) { return; }
    e.preventDefault();
    e.dataTransfer.dropEffect = 'none';
  });
}

// The connection: every change of it is also told on the document (kelione:connection with lost, again, back or restarted). Our own words in a strip, written by the server in the person's language (data-*), never a dialog over the work.
const strip = () => document.getElementById('connection');
let said = '';
function say(state, again) {
  const el = strip();
  if (!el) { return; }
  said = state;
  el.dataset.state = state;
  el.hidden = state === '';
  document.dispatchEvent(new CustomEvent('kelione:connection', { detail: state }));
  el.querySelector('[data-nth]').textContent = again ? el.dataset.nth.replace('{0}', again) : '';
}
function back() {
  say('back');
  setTimeout(() => { if (said === 'back') { say(''); } }, 4000);
}
let tries = 0;
let gone = false;
const wait = (ms) => new Promise((r) => { setTimeout(r, ms); wake = r; });
let wake = () => {};
document.addEventListener('click', (e) => {
  if (e.target.closest('[data-connection="try"]')) { wake(); }
  if (e.target.closest('[data-connection="reload"]')) { location.reload(); }
});
window.addEventListener('online', () => wake());
async function reconnect() {
  tries = 0;
  gone = false;
  say('lost');
  while (!gone) {
    await wait(Math.min(500 * 2 ** tries, 8000));
    tries++;
    say('again', tries);
    try {
      if (await Blazor.reconnect()) { back(); return; }
      // The server answers and does not know this tab any more: it has started anew.
      if (await Blazor.resumeCircuit?.()) { back(); return; }
      say('restarted');
      if (!document.activeElement?.closest('input, textarea, [contenteditable="true"]')) {
        // Nobody is typing: what waits in this tab is sent after the reload.
        setTimeout(() => location.reload(), 1200);
      }
      return;
    } catch {
      say('lost', tries);
    }
  }
}
Blazor.start({
  circuit: {
    reconnectionHandler: {
      onConnectionDown: () => { reconnect(); },
      onConnectionUp: () => { gone = true; back(); },
    },
  },
});
