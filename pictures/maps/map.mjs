import { geoCircle, geoConicConformal, geoDistance, geoPath } from 'd3-geo';
import { mix, palette } from '../palette.mjs';
import { circle, el, group, line, linear, path, picture, rect, smooth, url } from '../svg.mjs';
import { text } from '../type.mjs';
import { borders, countries, country, lakes, rivers, shores } from './geography.mjs';

const earthRadius = 6371;
const kilometres = (from, to) => geoDistance(from, to) * earthRadius;

/** A map that shows `west` to `east` and `south` to `north` in the middle of a sheet. */
export function sheet({ width, height, west, east, south, north }) {
  const corners = { type: 'MultiPoint', coordinates: [[west, south], [west, north], [east, south], [east, north]] };
  const projection = geoConicConformal()
    .parallels([30, 37])
    .rotate([-(west + east) / 2, 0])
    .fitSize([width, height], corners);
  const middle = projection.invert([width / 2, height / 2]);
  const pixelsPerKilometre = 100 / kilometres(middle, projection.invert([width / 2 + 100, height / 2]));
  const trace = geoPath(projection.clipExtent([[-60, -60], [width + 60, height + 60]]));
  return { width, height, projection, trace, pixelsPerKilometre };
}

/** Sea, land, the rivers and Iraq, which stands a little out of the sheet. */
export function ground({ width, height, projection, trace }, { weight = 1 } = {}) {
  const iraq = trace(country('Iraq'));
  return [
    rect(0, 0, width, height, { fill: mix(palette.sage, palette.mist, 0.35) }),
    path(trace(shores), { fill: 'none', stroke: palette.mist, 'stroke-width': 26 * weight, 'stroke-opacity': 0.5 }),
    path(trace(shores), { fill: 'none', stroke: palette.mist, 'stroke-width': 12 * weight, 'stroke-opacity': 0.8 }),
    path(trace({ type: 'GeometryCollection', geometries: countries.map(({ geometry }) => geometry) }), { fill: palette.parchment }),
    el('filter', { id: 'lift', x: '-10%', y: '-10%', width: '120%', height: '120%' }, el('feGaussianBlur', { stdDeviation: 11 })),
    path(iraq, { fill: palette.umber, opacity: 0.42, filter: url('lift'), transform: 'translate(4 8)' }),
    linear('iraq', [[0, palette.light], [1, mix(palette.light, palette.paper, 0.8)]]),
    path(iraq, { fill: url('iraq') }),
    lakes.map((shore) => path(smooth(shore.slice(1).map(projection), { closed: true }), { fill: mix(palette.sage, palette.mist, 0.35) })),
    rivers.map((course) =>
      path(smooth(course.map(projection)), {
        fill: 'none',
        stroke: mix(palette.sage, palette.teal, 0.3),
        'stroke-width': 5.5 * weight,
        'stroke-linecap': 'round',
      }),
    ),
    path(trace(borders), { fill: 'none', stroke: palette.light, 'stroke-width': 6 * weight, 'stroke-opacity': 0.7 }),
    path(trace(borders), {
      fill: 'none',
      stroke: palette.clay,
      'stroke-width': 2.6 * weight,
      'stroke-dasharray': `${13 * weight} ${6 * weight}`,
    }),
    path(iraq, { fill: 'none', stroke: palette.umber, 'stroke-width': 4 * weight, 'stroke-linejoin': 'round' }),
  ];
}

export const land = (map, name, place, { size = 38, turn = 0 } = {}) => {
  const [x, y] = map.projection(place);
  return text(name.toUpperCase(), x, y, { size, turn, weight: 500, anchor: 'middle', tracking: 0.16, fill: mix(palette.clay, palette.umber, 0.55) });
};

export const river = (map, name, place, { size = 36, turn = 0 } = {}) => {
  const [x, y] = map.projection(place);
  const halo = palette.light;
  return text(name, x, y, { size, turn, style: 'italic', anchor: 'middle', fill: palette.teal, halo });
};

export const sea = (map, name, place, { size = 34 } = {}) => {
  const [x, y] = map.projection(place);
  return text(name, x, y, { size, style: 'italic', anchor: 'middle', fill: mix(palette.teal, palette.petrol, 0.4) });
};

/** What the marks of cities mean; `r` is the size of the mark. */
export const marks = {
  city: (x, y, r = 10) => circle(x, y, r, { fill: palette.ink, stroke: palette.light, 'stroke-width': 4 }),
  captured: (x, y, r = 16) =>
    rect(x - r, y - r, 2 * r, 2 * r, { fill: palette.brick, stroke: palette.light, 'stroke-width': 5 }),
  earlier: (x, y, r = 11) => [
    circle(x, y, r + 3, { fill: palette.light }),
    circle(x, y, r - 2, { fill: palette.light, stroke: palette.brick, 'stroke-width': 6 }),
  ],
  retaken: (x, y, r = 16) => [
    rect(x - r, y - r, 2 * r, 2 * r, { fill: palette.light, stroke: palette.light, 'stroke-width': 5 }),
    rect(x - r + 3, y - r + 3, 2 * r - 6, 2 * r - 6, { fill: palette.light, stroke: palette.brick, 'stroke-width': 6 }),
    path(`M${x - r + 3} ${y + r - 3}H${x + r - 3}V${y - r + 3}Z`, { fill: palette.brick }),
  ],
  capital: (x, y, r = 16) => [
    circle(x, y, r, { fill: palette.light, stroke: palette.light, 'stroke-width': 5 }),
    circle(x, y, r - 3, { fill: palette.light, stroke: palette.ink, 'stroke-width': 6 }),
    circle(x, y, r / 2.6, { fill: palette.ink }),
  ],
};

/** A mark and its name, which stands `dx`, `dy` from it; `leader` ties a name to a mark that it cannot stand beside. */
export function city(map, name, place, { mark = 'city', r, dx = 26, dy = 14, anchor = 'start', size = 44, weight = 600, fill, halo = palette.light, leader } = {}) {
  const [x, y] = map.projection(place);
  return {
    mark: marks[mark](x, y, r),
    label: group(
      {},
      leader && line([[x, y], [x + dx - 10, y + dy - size * 0.34]], { stroke: palette.slate, 'stroke-width': 3 }),
      text(name, x + dx, y + dy, { size, weight, anchor, fill, halo }),
    ),
  };
}

/** Names under marks, so that no halo bites into a neighbour's mark. */
export const cities = (list) => [list.map(({ label }) => label), list.map(({ mark }) => mark)];

export function scaleBar(map, x, y, length, { size = 36 } = {}) {
  const pixels = length * map.pixelsPerKilometre;
  const half = pixels / 2;
  return [
    rect(x, y, half, 10, { fill: palette.ink }),
    rect(x + half, y, half, 10, { fill: palette.light }),
    rect(x, y, pixels, 10, { fill: 'none', stroke: palette.ink, 'stroke-width': 3 }),
    text('0', x, y - 14, { size, anchor: 'middle', halo: palette.parchment }),
    text(`${length} km`, x + pixels, y - 14, { size, anchor: 'middle', halo: palette.parchment }),
  ];
}

export function ring(map, centre, distance, { label, bearing = [0, 1], size = 36 } = {}) {
  const d = map.trace(geoCircle().center(centre).radius((distance / earthRadius) * (180 / Math.PI))());
  const [x, y] = map.projection(centre);
  const reach = distance * map.pixelsPerKilometre;
  return [
    path(d, { fill: palette.ochre, 'fill-opacity': 0.07, stroke: palette.ochre, 'stroke-width': 4, 'stroke-dasharray': '4 13', 'stroke-linecap': 'round' }),
    label && text(label, x + bearing[0] * reach, y + bearing[1] * reach + size * 0.35, { size, anchor: 'middle', weight: 500, fill: mix(palette.ochre, palette.umber, 0.6), halo: palette.light, haloWidth: 16 }),
  ];
}

/** The line between two places with its length, to the nearest ten kilometres. */
export function span(map, from, to, { dx = 0, dy = 0, anchor = 'middle', size = 36 } = {}) {
  const [start, end] = [map.projection(from), map.projection(to)];
  const distance = Math.round(kilometres(from, to) / 10) * 10;
  return [
    line([start, end], { stroke: palette.ochre, 'stroke-width': 5, 'stroke-dasharray': '2 13', 'stroke-linecap': 'round' }),
    text(`${distance} km`, (start[0] + end[0]) / 2 + dx, (start[1] + end[1]) / 2 + dy, { size, anchor, fill: mix(palette.ochre, palette.umber, 0.6), halo: palette.light }),
  ];
}

/** Where in Iraq the sheet lies, on a card `size` wide at `x`, `y`. */
export function inset(map, x, y, size) {
  const small = sheet({ width: size - 40, height: size - 40, west: 38.6, east: 48.8, south: 28.9, north: 37.5 });
  const corners = [[0, 0], [map.width, 0], [map.width, map.height], [0, map.height]];
  const outline = corners.map((corner) => small.projection(map.projection.invert(corner)));
  const [[left, top], , [right, bottom]] = outline;
  return group(
    { transform: `translate(${x} ${y})` },
    rect(4, 8, size, size, { fill: palette.umber, opacity: 0.25 }),
    rect(0, 0, size, size, { fill: palette.paper, stroke: palette.light, 'stroke-width': 6 }),
    group(
      { transform: 'translate(20 20)' },
      path(small.trace(country('Iraq')), { fill: palette.sand, stroke: palette.umber, 'stroke-width': 3 }),
      rect(left, top, right - left, bottom - top, { fill: palette.brick, 'fill-opacity': 0.18, stroke: palette.brick, 'stroke-width': 6 }),
      text('IRAQ', -2, size - 44, { size: 34, weight: 600, tracking: 0.12, fill: palette.umber }),
    ),
  );
}

export const print = (map, ...layers) => picture(map.width, map.height, layers);
