import { palette } from '../palette.mjs';
import { cities, city, ground, inset, land, print, ring, river, scaleBar, sheet } from './map.mjs';
import { places } from './places.mjs';

const map = sheet({ width: 1600, height: 1067, west: 43.3, east: 46.1, south: 33.0, north: 34.62 });

export function draw() {
  const mark = (name, options) => city(map, name, places[name], { size: 50, ...options });
  const red = { fill: palette.wine, weight: 700 };
  return print(
    map,
    ground(map, { weight: 1.4 }),
    ring(map, places.Baghdad, 100, { label: '100 km', bearing: [0.62, -0.785] }),
    ring(map, places.Baghdad, 50, { label: '50 km', bearing: [-0.78, -0.626] }),
    land(map, 'Iran', [45.9, 33.95], { size: 48 }),
    river(map, 'Tigris', [44.0, 33.86], { turn: 42, size: 42 }),
    cities([
      mark('Jalawla', { ...red, mark: 'retaken', r: 17, dy: -6, dx: -32, anchor: 'end' }),
      mark('Saadiya', { ...red, mark: 'captured', r: 17, dy: 40, dx: -32, anchor: 'end' }),
      mark('Baquba'),
      mark('Samarra', { dx: -26, anchor: 'end' }),
      mark('Baghdad', { mark: 'capital', r: 20, size: 60, weight: 700, dx: 38, dy: 20 }),
    ]),
    inset(map, 1230, 700, 320),
    scaleBar(map, 80, 1010, 50),
  );
}
