import { blur, glow, haze, lit, shadow } from '../light.mjs';
import { mix, palette } from '../palette.mjs';
import { at, chance, ellipse, group, linear, path, polygon, range, rect, url } from '../svg.mjs';
import { helicopter } from '../vehicles.mjs';
import { finished, width } from './frame.mjs';

const air = '#eadfc4';
const leaf = '#4e6f5c';

const trees = (seed, { y, from, to, size, veil, gap }) => {
  const luck = chance(seed);
  const crowns = [];
  for (let x = from; x < to; x += gap * luck.between(0.6, 1.2)) {
    const tone = mix(mix(leaf, palette.petrol, luck.between(0, 0.5)), air, veil);
    const r = size * luck.between(0.7, 1.15);
    crowns.push(
      rect(x - r * 0.06, y - r * 0.5, r * 0.12, r * 0.6, { fill: mix(palette.umber, air, veil) }),
      group({ filter: url('leafy') }, ellipse(x, y - r * 1.1, r * 0.7, r * 0.62, { fill: tone }), range(9).map(() => ellipse(x + luck.between(-0.6, 0.6) * r, y - r * luck.between(0.55, 1.7), r * luck.between(0.34, 0.56), r * luck.between(0.3, 0.46), { fill: tone }))),
    );
  }
  return crowns;
};

/** The south front: its bow of columns, two storeys of windows and a roof balustrade. */
const house = () => {
  const white = '#f6efdf';
  const shade = mix(white, palette.sage, 0.4);
  const pane = mix(palette.petrol, air, 0.35);
  const windows = (x, count, gap) =>
    range(count).map((i) => [
      rect(x + i * gap, -128, 17, 36, { fill: pane }),
      rect(x + i * gap, -78, 17, 40, { fill: pane }),
      rect(x + i * gap - 3, -132, 23, 5, { fill: white }),
      path(`M${x + i * gap - 4}-82l12.5-9l12.5 9Z`, { fill: white }),
    ]);
  return [
    rect(-300, -152, 600, 152, { fill: shade }),
    rect(-300, -152, 600, 6, { fill: white }),
    rect(-306, -166, 612, 12, { fill: white }),
    range(50).map((i) => rect(-300 + i * 12.2, -178, 5, 12, { fill: white })),
    rect(-302, -181, 604, 4, { fill: white }),
    windows(-282, 4, 42),
    windows(136, 4, 42),
    path('M-118-160Q0-186 118-160L118 0L-118 0Z', { fill: mix(shade, palette.sage, 0.4) }),
    range(3).map((i) => [rect(-60 + i * 51, -128, 18, 36, { fill: pane }), rect(-60 + i * 51, -76, 18, 46, { fill: pane })]),
    range(6).map((i) => {
      const x = Math.sin(((i - 2.5) / 5) * 2.1) * 122;
      return [rect(x - 6.5, -150, 13, 128, { fill: white }), rect(x + 2, -150, 4.5, 128, { fill: shade }), rect(x - 9, -154, 18, 6, { fill: white })];
    }),
    path('M-130-156Q0-184 130-156L130-172Q0-200-130-172Z', { fill: white }),
    path('M-126-172Q0-200 126-172L126-184Q0-212-126-184Z', { fill: mix(white, palette.sage, 0.22) }),
    path('M-130-22Q0-2 130-22L130 2L-130 2Z', { fill: white }),
    path('M-112-66Q0-44 112-66L112-60Q0-38-112-60Z', { fill: white }),
    path('M0-196L0-262', { stroke: white, 'stroke-width': 4 }),
  ];
};

const lawn = () => [
  linear('grass', [[0, '#a9b184'], [0.35, '#7f946a'], [1, '#4c6a50']]),
  rect(0, 640, width, 440, { fill: url('grass') }),
  range(12).map((i) => {
    const far = 250 + i * 110;
    const near = -1500 + i * 420;
    return i % 2 ? polygon([[far, 640], [far + 110, 640], [near + 420, 1067], [near, 1067]], { fill: palette.light, opacity: 0.09 }) : null;
  }),
  ellipse(724, 672, 150, 12, { fill: '#c8cfb4', opacity: 0.9 }),
];

const fountain = () => [
  ellipse(560, 668, 96, 10, { fill: '#f0ead8' }),
  ellipse(560, 666, 84, 7, { fill: mix(palette.sage, air, 0.3) }),
  path('M560 664C552 620 538 612 526 660M560 664C556 596 564 596 560 664M560 664C568 620 582 612 594 660', { stroke: palette.light, 'stroke-width': 4, fill: 'none', opacity: 0.85 }),
];

/** A lectern seen from its speaker's side, at an angle; its foot on 0. */
const lectern = () => [
  linear('wood', [[0, '#4d3222'], [0.45, '#7d5334'], [1, '#3d291e']], { x2: 1, y2: 0 }),
  path('M-96 0L-78-292L78-292L96 0Z', { fill: url('wood') }),
  path('M-64-26L-52-262L52-262L64-26Z', { fill: '#3a271c', opacity: 0.55 }),
  path('M-112 14L-100-6L100-6L112 14Z', { fill: '#35241a' }),
  path('M-132-300L-104-356L104-356L132-300L132-284L-132-284Z', { fill: '#63422b' }),
  path('M-122-304L-98-350L98-350L122-304Z', { fill: '#2d221b' }),
  polygon([[-70, -310], [-58, -342], [10, -342], [10, -310]], { fill: palette.paper }),
  polygon([[14, -310], [14, -342], [64, -342], [76, -310]], { fill: '#e6dac2' }),
  range(4).map((i) => path(`M${-56 + i * 1.4} ${-316 - i * 6}L0 ${-316 - i * 6}`, { stroke: palette.slate, 'stroke-width': 1.6, opacity: 0.6 })),
  [-1, 1].map((side) =>
    group(
      {},
      path(`M${side * 22}-350C${side * 26}-390 ${side * 34}-410 ${side * 40}-432`, { stroke: palette.ink, 'stroke-width': 5, fill: 'none' }),
      group({ transform: `rotate(${side * 22} ${side * 44} -446)` }, rect(side * 44 - 9, -466, 18, 38, { rx: 9, fill: palette.ink })),
    ),
  ),
];

export const draw = () =>
  finished(
    { corners: 0.24 },
    blur('soft', 9),
    lit('leafy', { dx: 3, dy: -5, softness: 6, edge: '#cdd0a0', strength: 0.55, depth: 0.34, shade: palette.night }),
    lit('stone', { dx: 1.5, dy: -2, softness: 3, edge: palette.light, strength: 0.8, depth: 0.18 }),
    lit('sun', { dx: 1.4, dy: -1.6, softness: 2, edge: '#fff1d0', strength: 0.8, depth: 0.34 }),
    linear('sky', [[0, '#86a9aa'], [0.55, '#c6d2c4'], [1, air]]),
    rect(0, 0, width, 680, { fill: url('sky') }),
    glow('sun-glow', 1240, 180, 720, 460, palette.light, 0.9),
    trees(3, { y: 632, from: -40, to: 1660, size: 118, veil: 0.5, gap: 90 }),
    haze('far', width, 480, 170, air, 0.7, 0.7),
    at(724, 642, 1.08, group({ filter: url('stone') }, house())),
    trees(9, { y: 650, from: -60, to: 330, size: 180, veil: 0.22, gap: 120 }),
    trees(12, { y: 650, from: 1090, to: 1640, size: 148, veil: 0.3, gap: 110 }),
    trees(15, { y: 650, from: 1480, to: 1680, size: 260, veil: 0.1, gap: 150 }),
    trees(17, { y: 650, from: 450, to: 1000, size: 24, veil: 0.24, gap: 26 }),
    lawn(),
    at(164, 0, 1, fountain()),
    haze('ground', width, 590, 110, air, 0.5, 0.5),
    shadow(1180, 812, 360, 20, { opacity: 0.5, colour: palette.night }),
    at(960, 812, 1.42, group({ filter: url('sun') }, helicopter({ body: '#3d5a4c', top: palette.paper }))),
    polygon([[220, 1010], [420, 1010], [60, 1090], [-260, 1090]], { fill: palette.night, opacity: 0.45, filter: url('soft') }),
    shadow(330, 1014, 180, 18, { opacity: 0.6, colour: palette.night }),
    at(330, 1012, 1.3, group({ filter: url('sun') }, lectern())),
  );
