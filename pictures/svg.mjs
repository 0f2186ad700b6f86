const round = (value) => (typeof value === 'number' ? Number(value.toFixed(2)) : value);

export function el(name, attributes = {}, ...children) {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined && value !== null && value !== false)
    .map(([key, value]) => ` ${key}="${round(value)}"`)
    .join('');
  return `<${name}${written}>${children.flat(Infinity).filter(Boolean).join('')}</${name}>`;
}

export const group = (attributes, ...children) => el('g', attributes, ...children);
export const path = (d, attributes) => el('path', { d, ...attributes });
export const rect = (x, y, width, height, attributes) => el('rect', { x, y, width, height, ...attributes });
export const circle = (cx, cy, r, attributes) => el('circle', { cx, cy, r, ...attributes });
export const ellipse = (cx, cy, rx, ry, attributes) => el('ellipse', { cx, cy, rx, ry, ...attributes });

export const polygon = (points, attributes) =>
  el('polygon', { points: points.map(([x, y]) => `${round(x)},${round(y)}`).join(' '), ...attributes });

export const line = (points, attributes) =>
  el('polyline', { points: points.map(([x, y]) => `${round(x)},${round(y)}`).join(' '), fill: 'none', ...attributes });

export const at = (x, y, scale, ...children) => {
  const [across, down] = Array.isArray(scale) ? scale : [scale, scale];
  return group({ transform: `translate(${round(x)} ${round(y)}) scale(${round(across)} ${round(down)})` }, ...children);
};

/** A Catmull-Rom curve through the points, as the inside of a `d`. */
export function smooth(points, { closed = false } = {}) {
  const last = points.length - 1;
  const near = (i) => (closed ? points[(i + points.length) % points.length] : points[Math.max(0, Math.min(last, i))]);
  const steps = closed ? points.length : last;
  let d = `M${round(points[0][0])} ${round(points[0][1])}`;
  for (let i = 0; i < steps; i += 1) {
    const [before, start, end, after] = [near(i - 1), near(i), near(i + 1), near(i + 2)];
    const handles = [
      start[0] + (end[0] - before[0]) / 6,
      start[1] + (end[1] - before[1]) / 6,
      end[0] - (after[0] - start[0]) / 6,
      end[1] - (after[1] - start[1]) / 6,
      ...end,
    ];
    d += `C${handles.map(round).join(' ')}`;
  }
  return closed ? `${d}Z` : d;
}

const stops = (colours) =>
  colours.map(([offset, colour, opacity]) => el('stop', { offset, 'stop-color': colour, 'stop-opacity': opacity }));

/** Runs from top to bottom unless told otherwise; colours are `[offset, colour, opacity?]`. */
export const linear = (id, colours, { x1 = 0, y1 = 0, x2 = 0, y2 = 1, ...rest } = {}) =>
  el('linearGradient', { id, x1, y1, x2, y2, ...rest }, stops(colours));

export const radial = (id, colours, attributes = {}) => el('radialGradient', { id, ...attributes }, stops(colours));

export const url = (id) => `url(#${id})`;

export function picture(width, height, ...children) {
  return el(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}` },
    ...children,
  );
}

/** Repeatable chance: a picture comes out the same on every run. */
export function chance(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    between: (low, high) => low + next() * (high - low),
    pick: (list) => list[Math.floor(next() * list.length)],
    often: (share) => next() < share,
  };
}

export const range = (count) => Array.from({ length: count }, (_, i) => i);
