// Copying the address, and saving tables and pictures as files. A picture is the SVG of the page with its styles written into it, so that it looks the same anywhere.
const styles = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin', 'opacity', 'font-family', 'font-size', 'font-weight', 'font-style', 'text-anchor', 'dominant-baseline', 'paint-order', 'display', 'visibility'];

const picture = () => document.querySelector('main svg[data-picture]');

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

export const hasPicture = () => picture() !== null;

export function save(name, type, text) {
  // The mark at the start tells spreadsheets that the text is UTF-8.
  download(name, new Blob(type.startsWith('text/csv') ? ['\ufeff', text] : [text], { type }));
}

export async function savePicture(name, kind) {
  const svg = picture();
  if (!svg) return;
  const { text, width, height } = standalone(svg);
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

function standalone(svg) {
  const copy = svg.cloneNode(true);
  const from = [svg, ...svg.querySelectorAll('*')], to = [copy, ...copy.querySelectorAll('*')];
  from.forEach((element, i) => {
    const style = getComputedStyle(element);
    to[i].removeAttribute('class');
    to[i].removeAttribute('style');
    for (const name of styles) to[i].setAttribute(name, style.getPropertyValue(name));
  });
  const [left, top, width, height] = svg.viewBox.baseVal ? [svg.viewBox.baseVal.x, svg.viewBox.baseVal.y, svg.viewBox.baseVal.width, svg.viewBox.baseVal.height] : [0, 0, svg.clientWidth, svg.clientHeight];
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', width);
  copy.setAttribute('height', height);
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  for (const [name, value] of Object.entries({ x: left, y: top, width, height, fill: getComputedStyle(document.documentElement).getPropertyValue('--surface') })) ground.setAttribute(name, value);
  copy.prepend(ground);
  return { text: new XMLSerializer().serializeToString(copy), width, height };
}

function download(name, blob) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
