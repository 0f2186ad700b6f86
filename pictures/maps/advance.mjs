import { palette } from '../palette.mjs';
import { group, rect } from '../svg.mjs';
import { text } from '../type.mjs';
import { cities, city, ground, land, marks, print, river, scaleBar, sheet } from './map.mjs';
import { places } from './places.mjs';

const map = sheet({ width: 1600, height: 1600, west: 37.75, east: 48.9, south: 28.5, north: 37.7 });

const legend = [
  ['captured', 'Captured by ISIS, 10–13 June'],
  ['retaken', 'Captured, reported retaken'],
  ['earlier', 'Taken earlier in the year'],
  ['city', 'Other city'],
];

function key(x, y) {
  return group(
    { transform: `translate(${x} ${y})` },
    rect(4, 8, 640, 324, { fill: palette.umber, opacity: 0.22 }),
    rect(0, 0, 640, 324, { fill: palette.paper }),
    legend.map(([mark, meaning], i) => [marks[mark](48, 54 + i * 72), text(meaning, 88, 68 + i * 72, { size: 38 })]),
  );
}

export function draw() {
  const mark = (name, options) => city(map, name, places[name], options);
  const red = { fill: palette.wine, weight: 700, size: 52 };
  return print(
    map,
    ground(map),
    land(map, 'Turkey', [40.6, 37.55]),
    land(map, 'Syria', [39.35, 34.6]),
    land(map, 'Iran', [47.6, 34.8], { size: 44 }),
    land(map, 'Jordan', [38.36, 32.22], { size: 34 }),
    land(map, 'Saudi Arabia', [40.2, 31.2], { turn: 27, size: 34 }),
    land(map, 'Kuwait', [47.6, 29.25], { size: 34 }),
    river(map, 'Tigris', [43.62, 35.5], { turn: 74 }),
    river(map, 'Euphrates', [41.35, 34.72], { turn: 36 }),
    cities([
      mark('Mosul', { ...red, mark: 'captured', dx: -30, anchor: 'end', dy: 18 }),
      mark('Tikrit', { ...red, mark: 'captured', dx: -30, anchor: 'end', dy: 14 }),
      mark('Jalawla', { ...red, mark: 'retaken', r: 10, dx: 56, dy: -16, size: 46, leader: true }),
      mark('Saadiya', { ...red, mark: 'captured', r: 10, dx: 56, dy: 50, size: 46, leader: true }),
      mark('Kirkuk'),
      mark('Irbil'),
      mark('Dohuk', { dy: -8 }),
      mark('Samarra', { dx: -24, anchor: 'end', dy: 10 }),
      mark('Baghdad', { mark: 'capital', size: 54, weight: 700, dx: 32, dy: 18 }),
      mark('Fallujah', { mark: 'earlier', dx: -24, anchor: 'end', dy: 12 }),
      mark('Karbala', { dx: -24, anchor: 'end' }),
      mark('Najaf', { dx: -24, anchor: 'end', dy: 24 }),
      mark('Basra', { dx: -24, anchor: 'end', dy: 14 }),
    ]),
    key(56, 1246),
    scaleBar(map, 760, 1545, 200),
  );
}
