import { blur, glow, lit, shadow } from '../light.mjs';
import { palette } from '../palette.mjs';
import { man } from '../people.mjs';
import { at, circle, ellipse, group, linear, path, polygon, radial, range, rect, smooth, url } from '../svg.mjs';
import { finished, height, width } from './frame.mjs';

const spot = '#f7dfae';
const red = '#a93226';

const wall = () => [
  linear('wall', [[0, '#21444a'], [1, '#2f5a5c']]),
  rect(0, 0, width, height, { fill: url('wall') }),
  range(20).map((i) => [
    rect(i * 82 - 8, 0, 74, 900, { fill: i % 2 ? '#2a5156' : '#264b51' }),
    rect(i * 82 + 66, 0, 8, 900, { fill: '#173237' }),
    rect(i * 82 - 8, 0, 3, 900, { fill: palette.sage, opacity: 0.25 }),
  ]),
  radial('spotlight', [[0, spot, 0.75], [0.45, spot, 0.28], [1, spot, 0]]),
  ellipse(760, 400, 780, 560, { fill: url('spotlight') }),
  linear('beam', [[0, spot, 0.5], [1, spot, 0]]),
  polygon([[180, -30], [300, -30], [1060, 940], [480, 940]], { fill: url('beam'), filter: url('softer') }),
  rect(0, 852, width, 60, { fill: '#17292d' }),
  rect(0, 846, width, 8, { fill: palette.ochre, opacity: 0.6 }),
];

/** A flag that hangs in folds from a staff on a stand. */
const hangingFlag = () => [
  shadow(1236, 936, 150, 16, { opacity: 0.6 }),
  group({ filter: url('brass') }, path('M1196 930Q1236 896 1276 930Z', { fill: palette.ochre }), rect(1231, 120, 10, 800, { fill: '#b07d34' }), circle(1236, 112, 15, { fill: palette.amber }), path('M1236 52Q1252 82 1236 102Q1220 82 1236 52Z', { fill: palette.amber })),
  linear('folds', [[0, '#7c241b'], [0.12, red], [0.24, '#c4473a'], [0.36, '#8b2a20'], [0.52, red], [0.66, '#c9513f'], [0.8, '#7c241b'], [1, '#942d22']], { x2: 1, y2: 0.06 }),
  group(
    { filter: url('cloth') },
    path('M1240 140C1290 150 1330 190 1352 260C1380 360 1362 470 1380 570C1392 650 1382 720 1366 764C1346 744 1334 760 1318 782C1300 758 1286 764 1270 790C1256 768 1248 762 1234 774C1216 720 1214 560 1222 420C1226 300 1228 200 1240 140Z', { fill: url('folds') }),
    path('M1262 170C1300 300 1290 520 1282 770M1292 196C1340 340 1326 560 1330 764', { stroke: '#5d1912', 'stroke-width': 9, fill: 'none', opacity: 0.5 }),
    path('M1248 170C1262 320 1246 560 1250 760', { stroke: '#d8644f', 'stroke-width': 6, fill: 'none', opacity: 0.5 }),
  ),
];

const lectern = () => [
  shadow(720, 960, 330, 26, { opacity: 0.7 }),
  linear('front', [[0, '#6a442c'], [0.4, '#9a6a42'], [1, '#4e321f']], { x2: 1, y2: 0 }),
  path('M510 560L930 560L900 962L540 962Z', { fill: url('front') }),
  path('M556 606L884 606L862 924L578 924Z', { fill: '#5b3a25', opacity: 0.55 }),
  path('M556 606L884 606L882 612L558 612Z', { fill: palette.light, opacity: 0.3 }),
  group({ filter: url('wood') }, path('M460 520L980 520L950 572L490 572Z', { fill: '#80543a' })),
  linear('desk', [[0, '#caa06c'], [1, '#8c5e3c']]),
  path('M500 484L940 484L980 524L460 524Z', { fill: url('desk') }),
];

const foam = [palette.ink, palette.teal, palette.amber, palette.ink, palette.brick, palette.slate, palette.petrol, palette.paper, palette.ink];
const heads = [[556, 428], [604, 386], [640, 440], [688, 372], [730, 424], [772, 366], [812, 432], [856, 392], [900, 436]];

const microphones = () =>
  heads.map(([x, y], i) => {
    const foot = [620 + i * 25, 500];
    const turn = (x - 725) * 0.12;
    return [
      path(smooth([foot, [(foot[0] + x) / 2 + (x - foot[0]) * 0.3, (foot[1] + y) / 2 + 16], [x, y + 26]]), { fill: 'none', stroke: palette.ink, 'stroke-width': 6 }),
      group(
        { transform: `translate(${x} ${y}) rotate(${turn})`, filter: url('foam') },
        rect(-9, 16, 18, 34, { fill: palette.slate }),
        i % 3 === 1 && rect(-19, 22, 38, 26, { rx: 4, fill: foam[(i + 3) % 9] }),
        ellipse(0, -4, 21, i % 2 ? 26 : 30, { fill: foam[i] }),
      ),
    ];
  });

const watcher = (x, size, options) => at(x, 1392, size * 1.5, group({ filter: url('rim') }, man({ half: true, ...options })));

const camera = (x, y, size, flip = 1) =>
  at(
    x,
    y,
    [size * flip, size],
    group(
      { filter: url('rim') },
      path('M0 0L-70 260M0 0L70 260M0 0L4 260', { stroke: palette.ink, 'stroke-width': 11, fill: 'none' }),
      rect(-20, -14, 40, 30, { fill: palette.ink }),
      rect(-78, -110, 132, 96, { rx: 8, fill: '#20292d' }),
      path('M54-92L118-104L118-20L54-32Z', { fill: palette.ink }),
      rect(-40, -140, 96, 12, { rx: 6, fill: palette.ink }),
      path('M-34-110L-34-136M48-110L48-136', { stroke: palette.ink, 'stroke-width': 8 }),
      rect(-126, -96, 52, 62, { rx: 4, fill: palette.ink }),
      rect(-122, -90, 8, 50, { fill: palette.mist, opacity: 0.75 }),
      circle(40, -122, 5, { fill: palette.brick }),
    ),
  );

export const draw = () =>
  finished(
    { corners: 0.5 },
    blur('soft', 10),
    blur('softer', 26),
    lit('brass', { dx: -1.6, dy: -1.6, softness: 2, edge: palette.light, strength: 0.85, depth: 0.3 }),
    lit('cloth', { dx: -3, dy: -3, softness: 7, edge: '#e88e76', strength: 0.6, depth: 0.36 }),
    lit('wood', { dx: -2, dy: -3, softness: 3, edge: spot, strength: 0.8, depth: 0.3 }),
    lit('foam', { dx: -1.8, dy: -2, softness: 4, edge: palette.light, strength: 0.6, depth: 0.42 }),
    lit('rim', { dx: 0.5, dy: -1, softness: 1.2, edge: spot, strength: 0.85, depth: 0.3 }),
    wall(),
    glow('halo', 730, 420, 360, 240, palette.light, 0.35),
    hangingFlag(),
    lectern(),
    microphones(),
    camera(210, 800, 1.25),
    camera(1440, 830, 1.2, -1),
    watcher(400, 3.3, { top: '#2a3438', head: 'bare' }),
    watcher(640, 3, { top: '#39322d', head: 'bare', hat: '#2a2320' }),
    watcher(860, 3.2, { top: '#243b40', head: 'bare' }),
    watcher(1120, 3.1, { top: '#2d2f31', head: 'scarf', hat: '#6d4a2f' }),
    watcher(1350, 3.2, { top: '#2a3438', head: 'bare' }),
    watcher(120, 3.4, { top: '#3a2d28', head: 'bare' }),
    watcher(1540, 3.4, { top: '#24343a', head: 'bare' }),
  );
