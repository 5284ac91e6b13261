// The keys of a presentation. Nothing else on the page takes them.
let owner = null;
let element = null;
let back = '';

export function start(section, dotnet, link) {
  element = section;
  owner = dotnet;
  back = link;
  document.addEventListener('keydown', onKey);
  section.querySelector('[data-present="full"]')?.addEventListener('click', full);
}

export function stop() {
  document.removeEventListener('keydown', onKey);
  owner = element = null;
}

/** The address says which slide is shown, so that it can be loaded anew or sent to somebody. */
export function at(slide) {
  history.replaceState(history.state, '', `${location.pathname}?slide=${slide}`);
}

function onKey(e) {
  if (!owner || e.target.closest?.('.popup, dialog') || e.ctrlKey || e.metaKey || e.altKey) { return; }
  const isButton = e.target.closest?.('button, a');
  const by = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, ' ': isButton ? 0 : 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1, Home: -1000, End: 1000 }[e.key];
  if (by) {
    e.preventDefault();
    owner.invokeMethodAsync('Move', by);
  } else if (e.key === 'f' || e.key === 'F') {
    full();
  } else if (e.key === 'Escape' && !document.fullscreenElement) {
    location.assign(back);
  }
}

function full() {
  if (document.fullscreenElement) { document.exitFullscreen(); } else { document.documentElement.requestFullscreen?.().catch(() => { }); }
}
