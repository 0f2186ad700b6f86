import { blur, glow, haze, lit, shadow } from '../light.mjs';
import { mix, palette } from '../palette.mjs';
import { child, man, sideways, woman } from '../people.mjs';
import { at, chance, group, linear, path, polygon, range, rect, url } from '../svg.mjs';
import { palm } from '../town.mjs';
import { airliner } from '../vehicles.mjs';
import { finished, height, width } from './frame.mjs';

const noon = '#f5e4c0';
const sill = 742;

const outside = () => [
  linear('sky', [[0, '#7ba6a8'], [0.6, '#c4d3c4'], [1, noon]]),
  rect(0, 0, width, 640, { fill: url('sky') }),
  glow('sun-glow', 1240, 250, 640, 430, palette.light, 0.9),
  range(8).map((i) => at([40, 190, 420, 690, 1010, 1240, 1420, 1560][i], 566, [0.7, 0.9, 0.6, 0.8, 0.7, 0.9, 0.7, 0.8][i], palm({ trunk: mix(palette.umber, noon, 0.6), leaf: mix(palette.petrol, noon, 0.56), seed: i }))),
  path('M1396 566L1402 410L1382 392L1388 356L1442 356L1448 392L1428 410L1434 566Z', { fill: mix(palette.teal, noon, 0.5) }),
  path('M1386 366L1444 366L1448 388L1382 388Z', { fill: mix(palette.petrol, noon, 0.25) }),
  haze('far', width, 430, 180, noon, 0.7, 0.7),
  linear('apron', [[0, '#e9d8b4'], [1, '#c3ab85']]),
  rect(0, 562, width, 220, { fill: url('apron') }),
  polygon([[0, 640], [width, 612], [width, 620], [0, 650]], { fill: palette.light, opacity: 0.75 }),
  shadow(640, 694, 470, 18, { colour: palette.umber, opacity: 0.5 }),
  at(190, 696, 1.46, group({ filter: url('sun') }, airliner({ body: palette.light, belly: mix(palette.sage, palette.mist, 0.3), tail: palette.teal, wing: '#aab6b0' }))),
  at(1180, 700, 1, group({ filter: url('sun') }, rect(0, -54, 150, 40, { fill: palette.ochre }), rect(104, -86, 46, 34, { fill: palette.ochre }), rect(112, -80, 30, 20, { fill: palette.petrol }), rect(-150, -40, 120, 20, { fill: palette.slate }), range(3).map((i) => rect(-146 + i * 40, -66, 34, 26, { fill: [palette.brick, palette.umber, palette.teal][i] })), range(4).map((i) => `<circle cx="${[-130, -50, 26, 124][i]}" cy="-12" r="12" fill="${palette.ink}"/>`), path('M-30-28L0-28', { stroke: palette.ink, 'stroke-width': 4 }))),
];

/** Vaults that spring from pillar to pillar, as the light falls through them. */
const ceiling = () => [
  rect(0, 0, width, 150, { fill: '#2b4246' }),
  range(5).map((i) => {
    const x = -160 + i * 400;
    return [
      path(`M${x} 230C${x + 20} 120 ${x + 110} 84 ${x + 200} 84C${x + 290} 84 ${x + 380} 120 ${x + 400} 230L${x + 400} 0L${x} 0Z`, { fill: '#33494c' }),
      path(`M${x} 230C${x + 20} 120 ${x + 110} 84 ${x + 200} 84C${x + 290} 84 ${x + 380} 120 ${x + 400} 230L${x + 392} 230C${x + 370} 134 ${x + 284} 102 ${x + 200} 102C${x + 116} 102 ${x + 30} 134 ${x + 8} 230Z`, { fill: mix(palette.sand, '#33494c', 0.25) }),
      range(4).map((ring) => path(`M${x + 50 + ring * 34} 84Q${x + 200} ${40 - ring * 14} ${x + 350 - ring * 34} 84`, { fill: 'none', stroke: palette.sand, 'stroke-width': 2.5, opacity: 0.22 })),
    ];
  }),
];

const frame = () => [
  range(5).map((i) => [rect(228 + i * 400 - 400, 200, 24, 560, { fill: '#24393d' }), rect(228 + i * 400 - 400, 200, 6, 560, { fill: mix(palette.sand, '#24393d', 0.5) })]),
  range(9).map((i) => rect(40 + i * 200, 120, 6, sill - 120, { fill: '#2b4246' })),
  rect(0, 300, width, 7, { fill: '#2b4246' }),
  rect(0, sill - 12, width, 20, { fill: '#1d3034' }),
  rect(0, sill - 12, width, 4, { fill: palette.sand, opacity: 0.7 }),
];

const floor = () => [
  linear('floor', [[0, '#b9a27c'], [0.4, '#8e8069'], [1, '#4c4e48']]),
  rect(0, sill + 8, width, height - sill, { fill: url('floor') }),
  group(
    { filter: url('soft') },
    linear('patch', [[0, '#fdf0cd', 0.9], [1, '#fdf0cd', 0.12]]),
    range(9).map((i) => polygon([[52 + i * 200, sill + 8], [234 + i * 200, sill + 8], [140 + i * 244 - 180, height], [-90 + i * 244 - 180, height]], { fill: url('patch') })),
  ),
  range(4).map((i) => rect(0, [786, 838, 906, 996][i], width, 2.5, { fill: palette.umber, opacity: 0.3 })),
];

/** Departures, as bars: the words are too far away to read. */
const board = () => {
  const luck = chance(7);
  return [
    path('M512 0L512 172M812 0L812 172', { stroke: palette.ink, 'stroke-width': 6 }),
    rect(452, 170, 420, 182, { rx: 6, fill: palette.ink }),
    rect(452, 170, 420, 30, { rx: 6, fill: palette.brick }),
    rect(470, 180, 120, 9, { rx: 4, fill: palette.paper }),
    range(6).map((row) => [
      rect(470, 214 + row * 22, 44, 9, { rx: 3, fill: palette.amber }),
      rect(534, 214 + row * 22, luck.between(90, 160), 9, { rx: 3, fill: palette.paper, opacity: 0.85 }),
      rect(718, 214 + row * 22, 34, 9, { rx: 3, fill: palette.paper, opacity: 0.85 }),
      rect(776, 214 + row * 22, luck.between(44, 76), 9, { rx: 3, fill: row % 3 === 1 ? palette.brick : palette.sage }),
    ]),
  ];
};

const suitcase = (colour) => [
  path('M-12-52L-12-76L12-76L12-52', { stroke: palette.ink, 'stroke-width': 3, fill: 'none' }),
  rect(-21, -54, 42, 50, { rx: 5, fill: colour }),
  path('M-10-52L-10-6M0-52L0-6M10-52L10-6', { stroke: palette.ink, 'stroke-width': 1.6, opacity: 0.4 }),
  rect(-17, -4, 7, 5, { fill: palette.ink }),
  rect(10, -4, 7, 5, { fill: palette.ink }),
];

const stand = (x, y, size, who, flip = 1) => [
  polygon([[x - 12 * size, y], [x + 12 * size, y], [x - 18 * size, y + 44 * size], [x - 52 * size, y + 44 * size]], { fill: palette.ink, opacity: 0.3, filter: url('soft') }),
  at(x, y, [size * flip, size], group({ filter: url('backlit') }, who)),
];

const seats = () =>
  group(
    { filter: url('backlit') },
    range(5).map((i) => path(`M${1130 + i * 84} 868Q${1128 + i * 84} 800 ${1136 + i * 84} 792L${1198 + i * 84} 792Q${1206 + i * 84} 800 ${1204 + i * 84} 868Z`, { fill: mix(palette.petrol, palette.ink, 0.25) })),
    rect(1120, 866, 440, 20, { fill: palette.ink }),
    path('M1160 886L1150 930M1510 886L1520 930', { stroke: palette.ink, 'stroke-width': 9 }),
  );

const travellers = () => [
  stand(560, 846, 2.1, man({ top: palette.slate, bottom: palette.ink })),
  stand(622, 848, 1.95, woman({ colour: mix(palette.petrol, palette.ink, 0.5) })),
  stand(1010, 838, 1.9, sideways({ wears: 'shirt', top: palette.brick, bottom: palette.ink }), -1),
  stand(1056, 838, 1.5, suitcase(palette.ochre)),
  stand(1256, 958, 2.1, man({ half: true, head: 'keffiyeh', hat: palette.paper, top: palette.parchment })).slice(1),
  stand(1420, 950, 2, man({ half: true, head: 'bare', top: palette.umber })).slice(1),
  seats(),
  stand(250, 1000, 3.7, man({ wears: 'robe', top: mix(palette.parchment, palette.clay, 0.25), head: 'keffiyeh', hat: palette.paper })),
  stand(350, 1004, 2.6, suitcase(palette.teal)),
  stand(446, 990, 2.1, child({ top: palette.ochre, bottom: palette.slate, right: 'raised' })),
  stand(880, 1018, 4, man({ wears: 'stride', top: palette.petrol, bottom: palette.ink, left: 'down', right: 'hip' })),
  stand(776, 1026, 3, suitcase(palette.brick)),
];

export const draw = () =>
  finished(
    { corners: 0.36 },
    blur('soft', 9),
    lit('sun', { dx: 1.4, dy: -2, softness: 3, edge: palette.light, strength: 0.8, depth: 0.3 }),
    lit('backlit', { dx: 0.8, dy: -1, softness: 1.6, edge: '#fff0cd', strength: 0.9, depth: 0.42 }),
    outside(),
    ceiling(),
    frame(),
    haze('light', width, 330, 560, noon, 0.42, 0.7),
    floor(),
    board(),
    travellers(),
  );
