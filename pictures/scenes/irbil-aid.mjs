import { blur, glow, haze, lit, shadow } from '../light.mjs';
import { mix, palette } from '../palette.mjs';
import { child, sideways } from '../people.mjs';
import { at, group, linear, path, polygon, range, rect, url } from '../svg.mjs';
import { houses } from '../town.mjs';
import { finished, width } from './frame.mjs';

const morning = '#f5e2bb';

/** The citadel: a walled town on its mound. */
const citadel = () => {
  const earth = mix(palette.clay, morning, 0.5);
  return [
    path('M100 662C230 610 350 540 412 476L1188 476C1250 540 1390 610 1540 662Z', { fill: earth }),
    path('M100 662C230 610 350 540 412 476L560 476C500 540 420 620 330 662Z', { fill: mix(earth, palette.umber, 0.16) }),
    range(9).map((i) => path(`M${480 + i * 84} 480C${470 + i * 86} 540 ${440 + i * 94} 610 ${410 + i * 102} 660`, { stroke: mix(earth, palette.umber, 0.25), 'stroke-width': 3, fill: 'none', opacity: 0.5 })),
    houses({ left: 420, right: 1180, y: 478, low: 44, high: 92, colour: mix(palette.clay, morning, 0.4), seed: 26, wide: [44, 84], foot: 6 }),
    path('M770 478L770 398Q800 352 830 398L830 478Z', { fill: mix(palette.clay, morning, 0.28) }),
    path('M784 478L784 412Q800 384 816 412L816 478Z', { fill: mix(palette.umber, morning, 0.3) }),
  ];
};

const carton = (x, y, wide, tall, tone = palette.clay) => [
  polygon([[x, y], [x + wide, y], [x + wide, y - tall], [x, y - tall]], { fill: tone }),
  polygon([[x + wide, y], [x + wide + wide * 0.3, y - tall * 0.22], [x + wide + wide * 0.3, y - tall * 1.22], [x + wide, y - tall]], { fill: mix(tone, palette.light, 0.3) }),
  polygon([[x, y - tall], [x + wide, y - tall], [x + wide * 1.3, y - tall * 1.22], [x + wide * 0.3, y - tall * 1.22]], { fill: mix(tone, palette.light, 0.52) }),
  rect(x + wide * 0.42, y - tall, wide * 0.16, tall * 0.46, { fill: mix(tone, palette.light, 0.4), opacity: 0.8 }),
  polygon([[x + wide * 0.42, y - tall], [x + wide * 0.58, y - tall], [x + wide * 0.88, y - tall * 1.22], [x + wide * 0.72, y - tall * 1.22]], { fill: palette.light, opacity: 0.55 }),
  rect(x + wide * 0.1, y - tall * 0.4, wide * 0.26, tall * 0.24, { fill: palette.teal, opacity: 0.85 }),
];

const sack = (x, y, size, tone) =>
  at(
    x,
    y,
    size,
    group(
      { filter: url('cloth') },
      path('M-78 0C-96-20-92-60-80-92C-74-116-60-128-30-130L-14-128L0-136L14-128L30-130C60-128 74-116 80-92C92-60 96-20 78 0C40 10-40 10-78 0Z', { fill: tone }),
      path('M-28-128C-36-150-16-162 0-158C18-164 36-150 28-128C10-120-10-120-28-128Z', { fill: mix(tone, palette.light, 0.2) }),
      path('M-30-128Q0-116 30-128', { stroke: palette.umber, 'stroke-width': 6, fill: 'none' }),
      path('M-62-80Q0-66 62-80L64-44Q0-30-66-44Z', { fill: palette.brick, opacity: 0.8 }),
    ),
  );

const goods = () => [
  shadow(360, 1010, 460, 34, { colour: palette.umber, opacity: 0.7 }),
  carton(360, 760, 190, 146),
  carton(90, 860, 226, 172, mix(palette.clay, palette.umber, 0.12)),
  carton(352, 868, 220, 108, mix(palette.clay, palette.umber, 0.06)),
  carton(130, 688, 186, 140),
  carton(30, 1010, 250, 170),
  carton(330, 1016, 250, 150, mix(palette.clay, palette.umber, 0.1)),
  sack(726, 1016, 1.02, palette.paper),
  sack(858, 1026, 0.86, palette.parchment),
];

const person = (x, y, size, who) => [
  shadow(x - 26 * size, y + 1, 22 * size, 3.4 * size, { colour: palette.umber, opacity: 0.5 }),
  at(x, y, [-size, size], group({ filter: url('sun') }, who)),
];

const queue = () => [
  person(1582, 862, 2.5, sideways({ wears: 'robe', top: palette.sage, head: 'keffiyeh', hat: palette.paper })),
  person(1480, 872, 2.56, sideways({ wears: 'cloak', top: palette.ink, head: 'scarf', hat: palette.ink })),
  person(1376, 884, 2.7, sideways({ wears: 'shirt', top: palette.brick, bottom: palette.slate, hat: palette.ink })),
  person(1262, 896, 2.78, sideways({ wears: 'cloak', top: mix(palette.petrol, palette.ink, 0.4), head: 'scarf', hat: mix(palette.petrol, palette.ink, 0.3) })),
  person(1190, 902, 1.62, child({ top: palette.ochre })),
  person(1080, 914, 2.94, sideways({ wears: 'robe', top: palette.parchment, head: 'keffiyeh', hat: palette.paper })),
];

export const draw = () =>
  finished(
    { corners: 0.24 },
    blur('soft', 9),
    lit('cloth', { dx: 2, dy: -2.4, softness: 4, edge: palette.light, strength: 0.8, depth: 0.3, shade: palette.umber }),
    lit('sun', { dx: -0.9, dy: -0.9, softness: 1.5, edge: '#fff3d6', strength: 0.85, depth: 0.34 }),
    linear('sky', [[0, '#7aa3a4'], [0.55, '#c2d0bf'], [1, morning]]),
    rect(0, 0, width, 700, { fill: url('sky') }),
    glow('sun-glow', 1320, 230, 660, 460, palette.light, 0.95),
    houses({ left: -20, right: 1640, y: 660, low: 30, high: 90, colour: mix(palette.sage, morning, 0.62), seed: 40, wide: [50, 110] }),
    haze('far', width, 520, 160, morning, 0.7, 0.7),
    citadel(),
    haze('mound', width, 500, 180, morning, 0.75, 0.75),
    houses({ left: -20, right: 1640, y: 712, low: 36, high: 100, colour: mix(palette.clay, morning, 0.32), seed: 44, wide: [70, 140], foot: 20 }),
    linear('ground', [[0, '#ecd4a4'], [0.4, palette.sand], [1, '#a67a52']]),
    rect(0, 716, width, 360, { fill: url('ground') }),
    haze('street', width, 640, 140, morning, 0.55, 0.6),
    queue(),
    shadow(900, 926, 80, 12, { colour: palette.umber, opacity: 0.5 }),
    at(930, 926, 3, group({ filter: url('sun') }, sideways({ wears: 'shirt', top: palette.teal, bottom: palette.slate, hat: palette.ink, carries: 'box' }))),
    goods(),
  );

