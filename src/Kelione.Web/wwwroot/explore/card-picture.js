// A card of the page drawn anew as one SVG: grounds and borders as rectangles, texts line by line where they stand, the pictures in it with their styles written in.
import { paint, fontOf, ascentOf, widthOf, wrap } from './ink.js';

const space = 'http://www.w3.org/2000/svg';
const head = 24, pad = 20;
// What is used and not read: it has no place in a picture.
const left = 'select, input, textarea, .x-btn, .x-seg, .x-tools, .tools, .ctl label, .x-hidden, .visually-hidden, nav, [role="group"] > button, details:not([open]) > *, [aria-hidden="true"].sheet';
const styles = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin', 'opacity', 'font-family', 'font-size', 'font-weight', 'font-style', 'text-anchor', 'dominant-baseline', 'paint-order', 'display', 'visibility', 'font-variant-numeric'];

/** The card as { text, width, height }. Above it stands what `about` says: its title, the page's finding, what was looked at. */
export function drawCard(card, about) {
  const frame = card.getBoundingClientRect();
  const sheet = { out: [], x: frame.left, y: frame.top, right: frame.right, bottom: frame.bottom };
  for (const child of card.children) walk(child, sheet, null);
  const width = Math.ceil(sheet.right - frame.left + pad), body = Math.ceil(sheet.bottom - frame.top + pad);
  const words = headLines(card, about, width - 2 * pad), top = words.reduce((sum, w) => sum + w.height, 0) + head;
  const ground = paint(getComputedStyle(document.documentElement).getPropertyValue('--surface'));
  const parts = [
    `<svg xmlns="${space}" width="${width}" height="${body + top}" viewBox="0 0 ${width} ${body + top}">`,
    `<title>${safe(about.title)}</title><desc>${safe([about.finding, ...about.lines].filter(Boolean).join('\n'))}</desc>`,
    `<rect width="100%" height="100%" fill="${ground.colour}"/>`,
    ...words.map((w) => w.text),
    `<g transform="translate(${n(-frame.left)} ${n(top - frame.top)})">`, ...sheet.out, '</g></svg>',
  ];
  return { text: parts.join(''), width, height: body + top };
}

function headLines(card, about, width) {
  const root = getComputedStyle(card), ink = paint(root.color).colour, soft = paint(getComputedStyle(document.documentElement).getPropertyValue('--ink-2')).colour;
  const lines = [];
  let y = head;
  const put = (text, size, weight, fill) => {
    const font = { family: root.fontFamily, size, weight, style: 'normal' };
    for (const line of wrap(text, font, width)) {
      y += size * 1.45;
      lines.push({ height: size * 1.45, text: `<text x="${pad}" y="${n(y - size * 0.4)}" ${attributes(font)} fill="${fill}">${safe(line)}</text>` });
    }
  };
  put(about.title, 13, 600, soft);
  if (about.finding) put(about.finding, 19, 400, ink);
  put(about.lines.join(' · '), 12, 400, soft);
  return lines;
}

function walk(element, sheet, clip) {
  if (element.matches(left)) return;
  const style = getComputedStyle(element), box = element.getBoundingClientRect();
  if (style.display === 'none' || style.visibility === 'hidden' || style.opacity === '0') return;
  if (element instanceof SVGSVGElement) return svg(element, box, sheet);
  if (box.width > 0 && box.height > 0) ground(box, style, sheet);
  const inner = style.overflowX === 'hidden' && style.textOverflow === 'ellipsis' ? box.right : clip;
  for (const node of element.childNodes) {
    if (node.nodeType === Node.ELEMENT_NODE) walk(node, sheet, inner);
    else if (node.nodeType === Node.TEXT_NODE && node.data.trim()) text(node, style, sheet, inner);
  }
}

function ground(box, style, sheet) {
  const back = paint(style.backgroundColor), round = Math.min(parseFloat(style.borderTopLeftRadius) || 0, box.height / 2);
  const line = paint(style.borderTopColor), whole = ['Top', 'Right', 'Bottom', 'Left'].every((s) => style[`border${s}Style`] === 'solid' && parseFloat(style[`border${s}Width`]) > 0 && style[`border${s}Color`] === style.borderTopColor);
  if (back.opacity > 0 || (whole && line.opacity > 0)) {
    sheet.out.push(`<rect x="${n(box.left)}" y="${n(box.top)}" width="${n(box.width)}" height="${n(box.height)}"${round ? ` rx="${n(round)}"` : ''} fill="${back.opacity ? back.colour : 'none'}"${back.opacity < 1 && back.opacity > 0 ? ` fill-opacity="${n(back.opacity)}"` : ''}${whole ? ` stroke="${line.colour}" stroke-width="${parseFloat(style.borderTopWidth)}"` : ''}/>`);
    grow(box, sheet);
  }
  if (whole) return;
  for (const [side, x1, y1, x2, y2] of [['Top', box.left, box.top, box.right, box.top], ['Bottom', box.left, box.bottom, box.right, box.bottom], ['Left', box.left, box.top, box.left, box.bottom], ['Right', box.right, box.top, box.right, box.bottom]]) {
    const width = parseFloat(style[`border${side}Width`]), colour = paint(style[`border${side}Color`]), kind = style[`border${side}Style`];
    if (width > 0 && kind !== 'none' && colour.opacity > 0) sheet.out.push(`<path d="M${n(x1)} ${n(y1)}L${n(x2)} ${n(y2)}" stroke="${colour.colour}" stroke-width="${width}"${kind === 'dashed' ? ' stroke-dasharray="4 3"' : kind === 'dotted' ? ' stroke-dasharray="1 2"' : ''}/>`);
  }
}

// A text node may run over several lines: each line is one text of the picture, as wide as it is on the page.
function text(node, style, sheet, clip) {
  const font = fontOf(style), fill = paint(style.color), range = document.createRange(), lines = [];
  for (const word of node.data.matchAll(/\S+/g)) {
    range.setStart(node, word.index);
    range.setEnd(node, word.index + word[0].length);
    for (const box of range.getClientRects()) {
      const line = lines.at(-1);
      if (line && Math.abs(line.top - box.top) < 2) {
        if (!line.words.at(-1) || box.left > line.right - 0.5) line.words.push(word[0]);
        line.right = Math.max(line.right, box.right);
      } else {
        lines.push({ left: box.left, right: box.right, top: box.top, height: box.height, words: [word[0]] });
      }
    }
  }
  for (const line of lines) {
    let words = line.words.join(' '), width = line.right - line.left;
    if (style.textTransform === 'uppercase') words = words.toUpperCase();
    if (clip !== null && line.left > clip) continue;
    if (clip !== null && line.right > clip + 1) {
      while (words.length > 1 && widthOf(words + '…', font) > clip - line.left) words = words.slice(0, -1);
      words = words.trimEnd() + '…';
      width = 0;
    }
    sheet.out.push(`<text x="${n(line.left)}" y="${n(line.top + ascentOf(font, line.height))}" ${attributes(font)} fill="${fill.colour}"${width > 0 && words.length > 1 ? ` textLength="${n(width)}"` : ''}>${safe(words)}</text>`);
    grow({ left: line.left, right: clip === null ? line.right : Math.min(line.right, clip), bottom: line.top + line.height }, sheet);
  }
}

function svg(element, box, sheet) {
  if (box.width === 0) return;
  const copy = element.cloneNode(true);
  const from = [element, ...element.querySelectorAll('*')], to = [copy, ...copy.querySelectorAll('*')];
  from.forEach((one, i) => write(to[i], getComputedStyle(one)));
  for (const [name, value] of Object.entries({ x: n(box.left), y: n(box.top), width: n(box.width), height: n(box.height), overflow: 'visible' })) copy.setAttribute(name, value);
  sheet.out.push(new XMLSerializer().serializeToString(copy));
  grow(box, sheet);
}

function write(element, style) {
  for (const name of ['class', 'style', 'href', 'tabindex', 'role', 'aria-label', 'aria-hidden', 'aria-pressed', 'data-picture']) element.removeAttribute(name);
  for (const { name } of [...element.attributes]) if (name.startsWith('_bl_') || name.startsWith('b-')) element.removeAttribute(name);
  for (const name of styles) {
    const value = style.getPropertyValue(name);
    if (name === 'font-variant-numeric') {
      if (value !== 'normal' && element.localName === 'text') element.setAttribute('style', `${name}:${value}`);
      continue;
    }
    if (name !== 'fill' && name !== 'stroke') {
      element.setAttribute(name, value);
      continue;
    }
    const ink = paint(value);
    element.setAttribute(name, ink.colour);
    // Said even where it is 1: it would be taken over from the element around.
    if (ink.opacity > 0) element.setAttribute(`${name}-opacity`, n(ink.opacity));
  }
}

function grow(box, sheet) {
  sheet.right = Math.max(sheet.right, box.right);
  sheet.bottom = Math.max(sheet.bottom, box.bottom);
}

const attributes = (font) => `font-family="${safe(font.family)}" font-size="${font.size}" font-weight="${font.weight}"${font.style === 'italic' ? ' font-style="italic"' : ''}${font.figures ? ` style="font-variant-numeric:${font.figures}"` : ''}`;
const n = (number) => +number.toFixed(2);
const safe = (words) => words.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);
