// Sends one event as a page with the snippet would: from this browser, by HTTP, with nothing but the key.
export async function send(address, key) {
  const began = performance.now();
  const now = new Date().toISOString();
  const id = Array.from(crypto.getRandomValues(new Uint8Array(12)), (b) => (b + 256).toString(16).slice(1)).join('');
  const body = JSON.stringify({ sentAt: now, events: [{ id, activity: 'kelione_test', time: now, anonymous: 'test-' + id.slice(0, 8), url: location.href, screen: document.title, referrer: '' }] });
  try {
    const answer = await fetch(address + '?key=' + encodeURIComponent(key), { method: 'POST', body, credentials: 'omit', headers: { 'Content-Type': 'text/plain' } });
    const text = await answer.text();
    let reason = text;
    try { reason = JSON.parse(text).reason ?? text; } catch { /* As it stands. */ }
    return { status: answer.status, milliseconds: Math.round(performance.now() - began), reason: reason.slice(0, 300) };
  } catch {
    return { status: 0, milliseconds: 0, reason: '' };
  }
}
