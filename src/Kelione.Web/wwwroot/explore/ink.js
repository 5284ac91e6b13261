// Colours and letters as SVG of any program reads them.
const board = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
const known = new Map();

/** A colour of a style sheet as { colour: '#rrggbb', opacity }; opacity 0 for none. Whatever its notation, the browser itself says which it is. */
export function paint(value) {
  const asked = value.trim();
  if (asked === '' || asked === 'none' || asked === 'transparent' || asked.startsWith('url(')) return { colour: 'none', opacity: 0 };
  let ink = known.get(asked);
  if (!ink) {
    board.clearRect(0, 0, 1, 1);
    board.fillStyle = '#000';
    board.fillStyle = asked;
    board.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = board.getImageData(0, 0, 1, 1).data;
    ink = { colour: alpha === 0 ? 'none' : `#${[red, green, blue].map((c) => c.toString(16).padStart(2, '0')).join('')}`, opacity: alpha / 255 };
    known.set(asked, ink);
  }
  return ink;
}

export const fontOf = (style) => ({ family: style.fontFamily, size: parseFloat(style.fontSize), weight: style.fontWeight, style: style.fontStyle, figures: style.fontVariantNumeric === 'normal' ? '' : style.fontVariantNumeric });

/** How far below the upper edge of its box, so high, a text's base line lies. */
export function ascentOf(font, height) {
  const m = measure('x', font);
  return (height - m.fontBoundingBoxAscent - m.fontBoundingBoxDescent) / 2 + m.fontBoundingBoxAscent;
}

export const widthOf = (text, font) => measure(text, font).width;

/** The lines of a text that fit into a width. */
export function wrap(text, font, width) {
  const lines = [''];
  for (const word of text.split(' ')) {
    const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
    if (lines.at(-1) && widthOf(longer, font) > width) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

function measure(text, font) {
  board.font = `${font.style} ${font.weight} ${font.size}px ${font.family}`;
  return board.measureText(text);
}
