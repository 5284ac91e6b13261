// The scenario of the browser SDKs. A page's script says how its SDK sends; the test calls it twice.
const asked = new URLSearchParams(location.search);
export const address = asked.get('to');
export const key = asked.get('key');
export const person = 'kund-ž-7';
export const properties = (n) => ({ n, price: 9.5, deep: { word: '<b>"ž"</b>' }, list: [1, 'a'] });

export function play(send) {
  window.send = (from, to) => {
    for (let n = from; n < to; n++) send(n);
  };
  document.documentElement.dataset.ready = 'yes';
}
