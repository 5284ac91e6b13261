// Starts the live circuit, and says on the document when a click is heard: browser tests and the offline banner look at it.
window.kelione = { live: () => { document.documentElement.dataset.live = 'true'; } };
Blazor.start({ circuit: { reconnectionOptions: { maxRetries: 60, retryIntervalMilliseconds: (n) => Math.min(500 * 2 ** n, 8000) } } });
