// Keys of the inbox: one call for each press, and the chosen entry is brought into view.
const feels = { '1': '-', '2': '-', '3': '0', '4': '+', '5': '+', '-': '-', '−': '-', '0': '0', '+': '+', '=': '+' };

export function listen(list, page) {
  let last = Promise.resolve();
  const hear = async (event) => {
    if (!list.isConnected) return document.removeEventListener('keydown', hear);
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, textarea, select, [role=menu], dialog, [contenteditable]')) return;
    const key = event.key.toLowerCase();
    if (key === 't' || key === 'p') {
      // Whoever types J and T at once means the entry that J leads to.
      event.preventDefault();
      await last;
      list.querySelector(`article.chosen ${key === 't' ? 'button.theme' : 'button.move'}`)?.click();
      return;
    }
    const sent = key === 'j' || key === 'k' ? key : feels[event.key];
    if (!sent) return;
    event.preventDefault();
    const press = page.invokeMethodAsync('Press', sent);
    last = press.then(() => new Promise(requestAnimationFrame), () => {});
    const number = await press;
    const article = number ? document.getElementById(`entry-${number}`) : null;
    if (article && sent.length && (sent === 'j' || sent === 'k')) {
      article.scrollIntoView({ block: 'nearest' });
      article.focus({ preventScroll: true });
    }
  };
  document.addEventListener('keydown', hear);
}
