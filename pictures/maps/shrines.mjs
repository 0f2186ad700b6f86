import { cities, city, ground, inset, land, print, river, scaleBar, sheet, span } from './map.mjs';
import { places } from './places.mjs';

const map = sheet({ width: 1600, height: 1067, west: 42.0, east: 46.8, south: 31.65, north: 34.6 });

export function draw() {
  const mark = (name, options) => city(map, name, places[name], { r: 14, size: 52, ...options });
  return print(
    map,
    ground(map, { weight: 1.2 }),
    ['Samarra', 'Karbala', 'Najaf'].map((name) => span(map, places.Baghdad, places[name], spans[name])),
    land(map, 'Iran', [46.5, 33.6], { size: 46 }),
    river(map, 'Tigris', [45.6, 32.86], { turn: 10, size: 42 }),
    river(map, 'Euphrates', [43.42, 33.16], { turn: 33, size: 42 }),
    cities([
      mark('Samarra', { dx: 32, dy: 6 }),
      mark('Karbala', { dx: -6, dy: 62, anchor: 'end' }),
      mark('Najaf', { dx: 32, dy: 22 }),
      mark('Baghdad', { mark: 'capital', r: 20, size: 60, weight: 700, dx: 38, dy: 20 }),
    ]),
    inset(map, 56, 56, 320),
    scaleBar(map, 80, 1010, 100),
  );
}

const spans = {
  Samarra: { dx: -30, dy: 20, anchor: 'end' },
  Karbala: { dx: -34, dy: -16, anchor: 'end' },
  Najaf: { dx: 26, dy: 20, anchor: 'start' },
};
