import { palette } from '../palette.mjs';
import { path } from '../svg.mjs';
import { cities, city, ground, land, print, scaleBar, sea, sheet } from './map.mjs';
import { country } from './geography.mjs';
import { places } from './places.mjs';

const map = sheet({ width: 1600, height: 1067, west: 29, east: 57, south: 26.8, north: 41.6 });

export function draw() {
  const capital = (name, options) => city(map, name, places[name], { mark: 'capital', r: 13, size: 42, ...options });
  return print(
    map,
    ground(map, { weight: 0.8 }),
    path(map.trace(country('Iraq')), { fill: palette.amber, 'fill-opacity': 0.5 }),
    land(map, 'Turkey', [35.75, 38.6], { size: 40 }),
    land(map, 'Syria', [38.5, 34.85], { size: 40 }),
    land(map, 'Iran', [53.2, 33.2], { size: 46 }),
    land(map, 'Jordan', [37.0, 30.75], { size: 34 }),
    land(map, 'Saudi Arabia', [43.2, 28.2], { size: 46 }),
    land(map, 'Kuwait', [50.3, 29.45], { size: 34 }),
    sea(map, 'Mediterranean', [31.6, 33.9]),
    sea(map, 'Caspian', [50.9, 39.6]),
    sea(map, 'The Gulf', [51.2, 27.6]),
    land(map, 'Iraq', [42.6, 31.6], { size: 54 }),
    cities([
      capital('Ankara'),
      capital('Damascus', { dx: -24, dy: 14, anchor: 'end' }),
      capital('Tehran', { dx: 24, dy: 6 }),
      capital('Baghdad', { size: 48, weight: 700, dx: 24, dy: 0 }),
    ]),
    scaleBar(map, 80, 1010, 400),
  );
}
