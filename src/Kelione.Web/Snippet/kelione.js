/* kelione.js: tells your own Kelione what happens on this page. Every option: docs/using/connect.md */
(() => {
  'use strict';
  const win = window, doc = document, nav = navigator;
  const early = win.kelione;
  const tag = doc.currentScript || doc.querySelector('script[data-key][src*="kelione"]');
  if (!tag || early && early.track) { return; }

  const option = (name, otherwise) => tag.dataset[name] || otherwise;
  const pages = option('pages', 'on'), storage = option('storage', 'none');
  const url = (option('to') || new URL(tag.src).origin + '/collect/' + encodeURIComponent(option('workspace', ''))).replace(/\/$/, '') + '/v1/events?key=' + encodeURIComponent(option('key', ''));
  const MOST_EVENTS = 50, MOST_CHARS = 30000, MOST_KEPT = 1000, SOON = 2000, IDLE = 18e5, NAME = 'kelione';
  const sendNow = win.fetch && win.fetch.bind(win);

  // Whatever goes wrong in here is not the page's trouble.
  const safe = (f) => function () { try { return f.apply(this, arguments); } catch { /* The page goes on. */ } };
  const on = (target, names, f) => names.split(' ').forEach((name) => target.addEventListener(name, safe(f), { capture: true, passive: true }));
  const warn = (text) => win.console && console.warn('kelione: ' + text);
  const signal = (nav.doNotTrack || win.doNotTrack) === '1' || nav.globalPrivacyControl === true;
  const isBarred = signal && option('dnt') !== 'ignore';
  let isOn = !isBarred && option('consent') !== 'wait';

  const uuid = () => {
    if (win.crypto && crypto.randomUUID) { return crypto.randomUUID(); }
    const bytes = win.crypto ? crypto.getRandomValues(new Uint8Array(16)) : Array.from({ length: 16 }, () => Math.random() * 256 | 0);
    return Array.from(bytes, (b) => (b + 256).toString(16).slice(1)).join('');
  };

  // Who this is: for the page's life, or as long as the option allows.
  const shelf = safe(() => storage === 'local' ? win.localStorage : storage === 'session' ? win.sessionStorage : null)();
  const cookie = (text, seconds) => {
    doc.cookie = NAME + '=' + text + ';path=/;max-age=' + seconds + ';samesite=lax' + (location.protocol === 'https:' ? ';secure' : '') + (option('domain') ? ';domain=' + option('domain') : '');
  };
  const remember = safe(() => {
    if (shelf) { shelf.setItem(NAME, JSON.stringify(me)); }
    if (storage === 'cookie') { cookie(encodeURIComponent(JSON.stringify(me)), 34e6); }
  });
  const recall = safe(() => {
    const kept = shelf ? shelf.getItem(NAME) : storage === 'cookie' ? decodeURIComponent((doc.cookie.match(/(?:^|; )kelione=([^;]*)/) || [])[1] || '') : '';
    const it = kept && JSON.parse(kept);
    return it && typeof it.anonymous === 'string' ? it : null;
  });
  const forget = safe(() => {
    if (shelf) { Object.keys(shelf).filter((k) => k === NAME || k.startsWith(NAME + '.')).forEach((k) => shelf.removeItem(k)); }
    if (storage === 'cookie') { cookie('', 0); }
  });
  let me;
  const arrive = () => {
    const now = Date.now();
    me = me || recall() || { anonymous: uuid() };
    if (!me.session || now - me.at > IDLE) {
      const query = new URLSearchParams(location.search), campaign = {};
      for (const [key, value] of query) { if (key.startsWith('utm_')) { campaign[key.slice(4).replace('campaign', 'name')] = value.slice(0, 200); } }
      me.session = uuid();
      me.campaign = Object.keys(campaign).length ? campaign : undefined;
    }
    me.at = now;
    remember();
  };

  // What waits to be sent: each event as its text, so that what the page changes later changes nothing.
  let queue = [], inFlight = [], failures = 0, pauseUntil = 0, timer = 0, isKept = false;
  const waitingRoom = NAME + '.' + uuid();
  const keep = safe(() => {
    const all = inFlight.concat(queue);
    if (shelf && (all.length || isKept)) {
      if (all.length) { shelf.setItem(waitingRoom, JSON.stringify(all)); } else { shelf.removeItem(waitingRoom); }
      isKept = all.length > 0;
    }
  });
  // A page that went away may have left some; an event that comes twice has the same id and counts once.
  const adopt = safe(() => {
    if (shelf) {
      for (const key of Object.keys(shelf).filter((k) => k.startsWith(NAME + '.'))) {
        const left = JSON.parse(shelf.getItem(key));
        shelf.removeItem(key);
        queue = left.concat(queue);
      }
      keep();
      later();
    }
  });
  const take = () => {
    let count = 0, chars = 0;
    while (count < queue.length && count < MOST_EVENTS && (chars += queue[count].length) <= MOST_CHARS) { count++; }
    return queue.splice(0, count || 1);
  };
  const body = (batch) => '{"sentAt":"' + new Date().toISOString() + '","events":[' + batch.join() + ']}';
  const post = (batch) => sendNow(url, {
    method: 'POST', body: body(batch), keepalive: true, credentials: 'omit', headers: { 'Content-Type': 'text/plain' },
    signal: win.AbortSignal && AbortSignal.timeout ? AbortSignal.timeout(3e4) : undefined,
  });
  const later = (soon = SOON) => {
    const wait = Math.max(soon, pauseUntil - Date.now());
    if (queue.length && isOn && (!timer || soon < SOON)) {
      clearTimeout(timer);
      timer = setTimeout(safe(() => { timer = 0; send(); }), wait);
    }
  };
  const send = () => {
    // While the browser knows that there is no way out, nothing is tried: the event "online" comes.
    if (!isOn || inFlight.length || !queue.length || nav.onLine === false || !sendNow) { keep(); return; }
    if (Date.now() < pauseUntil) { later(); return; }
    const batch = inFlight = take();
    post(batch).then((r) => [r.status, r.headers.get('Retry-After')], () => [0]).then(safe(([status, after]) => {
      inFlight = [];
      if (!status || status === 408 || status === 429 || status >= 500) {
        if (isOn) { queue = batch.concat(queue); }
        failures++;
        pauseUntil = Date.now() + Math.max((after | 0) * 1000, Math.min(1000 * 2 ** failures, 3e5) * (.5 + Math.random() / 2));
      } else {
        failures = pauseUntil = 0;
        if (status >= 400) { warn('the events were refused (' + status + '); look at the key and the address'); }
      }
      if (failures || isKept) { keep(); }
      later();
    }));
  };
  const leave = () => {
    if (!isOn) { return; }
    if (shelf && (failures || nav.onLine === false)) { keep(); return; }
    while (queue.length) {
      const batch = take();
      if (!safe(() => nav.sendBeacon(url, body(batch)))()) { safe(() => post(batch).catch(() => 0))(); }
    }
  };

  const cut = (value, most) => value === undefined || value === null ? undefined : String(value).slice(0, most);
  const here = () => location.origin + location.pathname + location.search + (pages === 'hash' ? location.hash : '');
  let last = '', cameFrom = doc.referrer;
  const add = (activity, fields, more) => {
    if (!isOn || !activity && !more) { return; }
    arrive();
    const event = { id: uuid(), activity: cut(activity, 200), value: safe(() => fields.value)(), time: new Date().toISOString(), customer: me.customer, anonymous: me.anonymous, session: me.session, url: cut(here(), 2000), screen: cut(doc.title, 200), referrer: cut(cameFrom, 2000), campaign: me.campaign };
    const text = safe(() => JSON.stringify({ ...event, ...more, fields: fields && { ...fields, value: undefined } }))() || JSON.stringify({ ...event, ...more });
    if (text.length > MOST_CHARS) { warn((activity || 'identify') + ' is too large and is left out'); return; }
    queue.push(text);
    queue.splice(0, queue.length - MOST_KEPT);
    later(queue.length < 20 ? SOON : 0);
  };

  const view = () => {
    const now = here();
    if (pages !== 'off' && isOn && now !== last) {
      if (last) { cameFrom = last; }
      last = now;
      add('page_view');
    }
  };
  // The title of a page that is put together by script comes after its address.
  const moved = () => setTimeout(safe(view));

  const api = {
    track: (name, fields) => add(name, fields),
    page: (name, fields) => { last = isOn ? here() : last; add('page_view', fields, name ? { screen: cut(name, 200) } : undefined); },
    identify: (id, traits) => {
      if (isOn && id !== undefined && id !== null && id !== '') {
        arrive();
        me.customer = cut(id, 200);
        remember();
        // Who is who, and what is known of them: no event of the journey.
        add(undefined, undefined, { traits });
      }
    },
    reset: () => { forget(); me = undefined; },
    consent: (isGiven) => {
      isOn = !isBarred && isGiven === true;
      if (isOn) {
        adopt();
        view();
      } else {
        queue = [];
        forget();
        me = undefined;
        last = '';
      }
    },
    flush: () => send(),
    push: (call) => api[call[0]](...[].slice.call(call, 1)),
  };
  for (const name of Object.keys(api)) { api[name] = safe(api[name]); }
  win.kelione = api;

  const elements = (e) => e.composedPath().filter((n) => n.nodeType === 1);
  const where = (path) => path.slice(0, 3).filter((n) => n !== doc.documentElement && n !== doc.body).reverse()
    .map((n) => n.localName + (n.id ? '#' + n.id : n.classList.length ? '.' + n.classList[0] : '')).join(' > ');
  const isIgnored = (path) => path.some((n) => n.hasAttribute('data-kelione-ignore'));
  const marks = (element) => {
    const fields = {};
    for (const { name, value } of element.attributes) { if (name.startsWith('data-kelione-') && name !== 'data-kelione-send') { fields[name.slice(13).replace(/-/g, '_')] = value; } }
    return fields;
  };

  // Clicks: those that are marked, and those that show that somebody is stuck.
  const PRESSABLE = 'a[href],button,summary,[onclick],[role=button],[role=link],[role=tab],[role=menuitem],input[type=button],input[type=submit]';
  let burst = [], lastMarked, lastMarkedAt = 0;
  const watchesClicks = option('clicks') !== 'off';
  on(doc, 'click', (e) => {
    const path = elements(e), target = path[0];
    if (!target || !isOn || isIgnored(path)) { return; }
    const marked = path.find((n) => n.dataset && n.dataset.kelione && n.localName !== 'form');
    // A click on a label comes a second time, from its field.
    if (marked && (marked !== lastMarked || e.timeStamp - lastMarkedAt > 20)) { add(marked.dataset.kelione, marks(marked)); }
    lastMarked = marked;
    lastMarkedAt = e.timeStamp;
    if (!watchesClicks || !e.isTrusted || target.closest('input:not([type=button]):not([type=submit]),textarea,select,option,label,canvas,video,audio,[contenteditable]')) { return; }
    const pressed = path.find((n) => n.matches(PRESSABLE)) || (getComputedStyle(target).cursor === 'pointer' ? target : null);
    if (e.detail && (pressed || !String(win.getSelection()))) {
      burst = burst.filter((c) => e.timeStamp - c.timeStamp < 1000 && Math.hypot(e.clientX - c.clientX, e.clientY - c.clientY) < 30).concat(e);
      if (burst.length === 3) { add('rage_click', { on: where(path) }); }
    }
    if (pressed) { watch(e, path, pressed); }
  });
  // A dead click: on something to press, and for two seconds nothing changes, moves, opens or goes elsewhere.
  let watched = 0;
  const LIFE = 'scroll input change submit reset toggle play pause copy cut focusin selectionchange';
  const watch = (e, path, pressed) => {
    if (watched > 3 || pressed.matches('a[target],a[download]')) { return; }
    watched++;
    const before = location.href;
    let isAlive = false;
    const live = (sign) => { isAlive = isAlive || !sign || sign.type !== 'focusin' || !pressed.contains(sign.target); };
    const changes = new MutationObserver(() => live());
    e.composedPath().filter((n) => n.nodeType === 11).concat(doc).forEach((root) => changes.observe(root, { subtree: true, childList: true, attributes: true, characterData: true }));
    const off = new win.AbortController();
    LIFE.split(' ').forEach((name) => doc.addEventListener(name, live, { capture: true, passive: true, signal: off.signal }));
    ['blur', 'pagehide', 'hashchange'].forEach((name) => win.addEventListener(name, live, { signal: off.signal }));
    setTimeout(safe(() => {
      watched--;
      off.abort();
      changes.disconnect();
      const goes = pressed.href && !e.defaultPrevented && String(pressed.href).split('#')[0] !== before.split('#')[0];
      if (!isAlive && !goes && location.href === before) { add('dead_click', { on: where(path) }); }
    }), 2000);
  };

  // Forms: that one was sent; what stands in a field only where the page marks it, and secrets never.
  if (option('forms') !== 'off') {
    on(doc, 'submit', (e) => {
      const form = elements(e)[0];
      if (!form || !form.elements || isIgnored(elements(e))) { return; }
      const fields = { form: form.getAttribute('id') || form.getAttribute('name') || where([form]), ...marks(form) };
      for (const field of form.elements) {
        const isSecret = /^(password|file|hidden)$/.test(field.type) || /^cc-|password|one-time/.test(field.autocomplete || '');
        if (field.name && field.hasAttribute('data-kelione-send') && !isSecret && (field.type !== 'radio' || field.checked)) {
          fields[field.name] = field.type === 'checkbox' ? field.checked : field.value;
        }
      }
      add(form.getAttribute('data-kelione') || 'form_submit', fields);
    });
  }

  // Errors of the page's scripts: each once, ten at most.
  if (option('errors') !== 'off') {
    const told = new Set();
    const tell = (message, file, line, column) => {
      const text = cut(message, 300), key = text + file + line;
      if (text && text !== 'Script error.' && !text.startsWith('ResizeObserver loop') && told.size < 10 && !told.has(key)) {
        told.add(key);
        add('js_error', { message: text, file: file ? String(file).split(/[?#]/)[0] : undefined, line: line || undefined, column: column || undefined });
      }
    };
    on(win, 'error', (e) => e.message && tell(e.message, e.filename, e.lineno, e.colno));
    on(win, 'unhandledrejection', (e) => tell(e.reason && e.reason.message || e.reason));
  }

  for (const name of ['pushState', 'replaceState']) {
    const original = history[name];
    history[name] = function () {
      const result = original.apply(this, arguments);
      moved();
      return result;
    };
  }
  on(win, 'popstate hashchange', moved);
  on(win, 'pageshow', (e) => { if (e.persisted) { last = ''; view(); } });
  on(win, 'pagehide', leave);
  on(doc, 'visibilitychange', () => doc.visibilityState === 'hidden' && send());
  on(win, 'online', () => { failures = pauseUntil = 0; later(0); });

  // A page that the browser makes ready ahead of time was not seen yet.
  const start = safe(() => {
    if (isOn) { adopt(); }
    view();
    // What the page called before this script was there, in its order.
    if (Array.isArray(early)) { early.forEach((call) => api.push(call)); }
  });
  if (doc.prerendering) { doc.addEventListener('prerenderingchange', start, { once: true }); } else { start(); }
})();
