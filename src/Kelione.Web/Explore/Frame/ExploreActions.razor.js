// Copying the address, and saving cards as files. A picture of a card is drawn anew as SVG from what the page shows: texts, lines, grounds and the pictures in it, with their styles written in, so that it looks the same anywhere.
import { drawCard } from '../../explore/card-picture.js';

const cardOf = (number) => document.querySelector(`main [data-card="${number}"]`);

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** What the page itself says of a card: the finding above, the policy below. */
export function said(number) {
  const words = (element) => element?.innerText.replace(/\s+/g, ' ').trim() ?? '';
  return { finding: words(document.querySelector('main .x-say')), policy: words(cardOf(number)?.querySelector('.policy')) };
}

/** The cards from top to bottom as the page stands. */
export const order = () => [...document.querySelectorAll('main [data-card]')].map((card) => +card.dataset.card);

export function save(name, type, text) {
  // The mark at the start tells spreadsheets that the text is UTF-8.
  download(name, new Blob(type.startsWith('text/csv') ? ['\ufeff', text] : [text], { type }));
}

export async function savePicture(name, kind, number, about) {
  const card = cardOf(number);
  if (!card) return;
  const { text, width, height } = drawCard(card, about);
  const blob = new Blob([text], { type: 'image/svg+xml' });
  if (kind === 'svg') return download(name, blob);
  const address = URL.createObjectURL(blob);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = width * 2;
    canvas.height = height * 2;
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    download(name, await new Promise((done) => canvas.toBlob(done, 'image/png')));
  } finally {
    URL.revokeObjectURL(address);
  }
}

function download(name, blob) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
