import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import opentype from 'opentype.js';
import { palette } from './palette.mjs';
import { group, path } from './svg.mjs';

// Letters become outlines, so that a picture does not depend on the fonts of the machine that draws it.
const resolve = createRequire(import.meta.url).resolve;
const faces = new Map();

function face(family, weight, style) {
  const file = `@fontsource/${family}/files/${family}-latin-${weight}-${style}.woff`;
  if (!faces.has(file)) {
    const bytes = readFileSync(resolve(file));
    faces.set(file, opentype.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)));
  }
  return faces.get(file);
}

const written = { M: ['x', 'y'], L: ['x', 'y'], Q: ['x1', 'y1', 'x', 'y'], C: ['x1', 'y1', 'x2', 'y2', 'x', 'y'], Z: [] };

// The library's own `toPathData` drops parts of some letters (seen in 2.0.0).
const outline = ({ commands }) =>
  commands.map((command) => command.type + written[command.type].map((key) => command[key].toFixed(1)).join(' ')).join('');

const shift = { start: 0, middle: 0.5, end: 1 };

/** `tracking` is in parts of the size; `halo` is the colour that keeps a label clear of what it crosses. */
export function text(words, x, y, options = {}) {
  const { size = 40, weight = 500, style = 'normal', family = 'ibm-plex-sans', anchor = 'start', tracking = 0, turn = 0 } = options;
  const { fill = palette.ink, halo, haloWidth = size / 4 } = options;
  const font = face(family, weight, style);
  const layout = { kerning: true, letterSpacing: tracking };
  const width = font.getAdvanceWidth(words, size, layout) - tracking * size;
  const d = outline(font.getPath(words, -width * shift[anchor], 0, size, layout));
  return group(
    { transform: `translate(${x} ${y}) rotate(${turn})` },
    halo && path(d, { fill: halo, stroke: halo, 'stroke-width': haloWidth, 'stroke-linejoin': 'round', 'stroke-opacity': 0.85 }),
    path(d, { fill }),
  );
}

export const lines = (rows, x, y, leading, options) => rows.map((row, i) => text(row, x, y + i * leading, options));
