import { blur, glow, haze, lit, shadow } from '../light.mjs';
import { mix, palette } from '../palette.mjs';
import { child, woman } from '../people.mjs';
import { at, chance, ellipse, group, linear, path, polygon, range, rect, smooth, url } from '../svg.mjs';
import { finished, width } from './frame.mjs';

const noon = '#f3e2bf';

const hills = () =>
  [
    [[[0, 470], [220, 420], [430, 452], [640, 384], [900, 440], [1180, 396], [1400, 436], [1600, 404]], 0.78],
    [[[0, 520], [300, 486], [560, 520], [860, 476], [1140, 516], [1420, 482], [1600, 510]], 0.6],
  ].map(([ridge, veil]) => path(`${smooth(ridge)}L1600 640L0 640Z`, { fill: mix(mix(palette.teal, palette.clay, 0.45), noon, veil) }));

/** A ridge tent 240 wide and 150 high, its door towards us and its length to the left. */
const tent = (tone, { open = true } = {}) => {
  const shade = mix(tone, palette.petrol, 0.34);
  return [
    polygon([[-190, -104], [0, -150], [-104, 0], [-268, -14]], { fill: shade }),
    polygon([[-190, -104], [0, -150], [-52, -76], [-230, -58]], { fill: mix(tone, palette.petrol, 0.16) }),
    path('M0-150Q-60-82-104 0L112 0Q62-80 0-150Z', { fill: tone }),
    path('M0-150Q32-82 66 0L112 0Q62-80 0-150Z', { fill: mix(tone, palette.light, 0.4) }),
    open && path('M2-118Q-24-50-40 0L40 0Q26-56 2-118Z', { fill: mix(palette.night, palette.umber, 0.3) }),
    open && path('M2-118Q20-60 22 0L46 0Q28-56 2-118Z', { fill: mix(tone, palette.umber, 0.25) }),
    path('M0-150L150 4M-190-104L-306-4M0-150L0-160', { stroke: mix(palette.umber, tone, 0.3), 'stroke-width': 2, fill: 'none' }),
  ];
};

const row = (y, size, veil, places) =>
  places.map(([x, tone]) => [
    ellipse(x - 60 * size, y + 4 * size, 250 * size, 12 * size, { fill: palette.umber, opacity: 0.26 * (1 - veil) }),
    at(x, y, size, tent(mix(tone, noon, veil))),
  ]);

const washing = () => [
  path('M900 512L890 800M1562 470L1580 842', { stroke: palette.umber, 'stroke-width': 10, 'stroke-linecap': 'round' }),
  path('M900 522Q1230 612 1563 486', { stroke: palette.umber, 'stroke-width': 3, fill: 'none' }),
  group(
    { filter: url('cloth') },
    path('M972 543C1000 552 1030 558 1066 564C1070 620 1060 680 1074 736C1036 742 1000 722 962 724C972 664 962 604 972 543Z', { fill: palette.brick }),
    path('M1098 568C1130 571 1150 571 1178 570L1200 604L1182 616L1174 604C1178 640 1172 676 1180 706C1152 712 1128 702 1102 706C1108 672 1100 638 1102 606L1090 618L1074 602Z', { fill: palette.paper }),
    path('M1216 567C1270 560 1320 552 1372 541C1378 600 1366 672 1382 726C1330 742 1274 724 1220 744C1228 684 1212 626 1216 567Z', { fill: palette.teal }),
    path('M1216 600C1270 593 1320 585 1374 572L1375 596C1320 610 1270 618 1215 626ZM1218 690C1270 676 1330 686 1377 668L1378 690C1330 708 1270 700 1219 716Z', { fill: palette.mist, opacity: 0.75 }),
    path('M1412 531C1446 522 1470 514 1496 508C1500 556 1494 590 1502 640C1470 640 1444 654 1414 660C1420 616 1410 576 1412 531Z', { fill: palette.amber }),
  ),
];

/** A tin tub of water, 400 wide; its foot on 0. */
const tub = () => [
  shadow(40, -6, 230, 34, { colour: palette.umber, opacity: 0.7 }),
  linear('tin', [[0, '#5c6f72'], [0.3, '#a9b6b1'], [0.5, '#d6dbd0'], [0.68, '#93a3a1'], [1, '#4a5c60']], { x2: 1, y2: 0 }),
  path('M-200-150C-196-90-176-30-160-14C-90 16 90 16 160-14C176-30 196-90 200-150Z', { fill: url('tin') }),
  path('M-190-96C-100-66 100-66 190-96M-178-52C-90-24 90-24 178-52', { stroke: palette.slate, 'stroke-width': 4, fill: 'none', opacity: 0.5 }),
  ellipse(0, -150, 202, 52, { fill: '#c9d0c6' }),
  ellipse(0, -147, 186, 43, { fill: '#48686b' }),
  linear('water', [[0, '#2f6168'], [0.6, '#6ea09f'], [1, '#cfe0d4']]),
  path('M-182-140C-150-164 150-164 182-140C170-96-170-96-182-140Z', { fill: url('water') }),
  path('M-120-136C-60-146-10-128 40-136M-40-120C10-128 60-114 120-124M60-144C90-150 120-146 140-140', { stroke: palette.light, 'stroke-width': 4, fill: 'none', 'stroke-linecap': 'round', opacity: 0.75 }),
  path('M-214-138C-236-132-236-98-196-100', { stroke: palette.slate, 'stroke-width': 9, fill: 'none' }),
  path('M214-138C236-132 236-98 196-100', { stroke: palette.slate, 'stroke-width': 9, fill: 'none' }),
  path('M66-186C110-196 156-186 184-164C204-146 210-104 206-44C184-36 152-34 130-40C134-88 126-126 102-144C84-158 66-166 66-186Z', { fill: palette.ochre }),
  path('M131-82C156-76 184-78 207-84L206-66C184-60 154-58 130-64ZM130-54C154-48 184-50 206-56L206-50C184-44 154-42 130-48Z', { fill: palette.paper, opacity: 0.85 }),
  path('M102-144C126-126 134-88 130-40L142-38C148-90 140-134 112-156C96-168 78-172 68-178C72-164 88-154 102-144Z', { fill: palette.umber, opacity: 0.4 }),
];

const can = () => [
  shadow(20, -4, 84, 16, { colour: palette.umber, opacity: 0.6 }),
  path('M-62 0L-62-128Q-62-150-40-152L-22-152L-22-172L14-172L14-152L44-152Q64-150 64-128L64 0Q0 10-62 0Z', { fill: palette.teal }),
  path('M24-152L44-152Q64-150 64-128L64 0Q44 4 24 5Z', { fill: mix(palette.teal, palette.light, 0.34) }),
  path('M-62 0L-62-128Q-62-150-40-152L-34-152L-34 4Z', { fill: palette.petrol, opacity: 0.5 }),
  rect(-26, -184, 44, 16, { rx: 4, fill: palette.light }),
  path('M-44-120L28-60M28-120L-44-60', { stroke: palette.petrol, 'stroke-width': 5, opacity: 0.45 }),
];

const stones = () => {
  const luck = chance(6);
  return range(90).map(() => {
    const y = luck.between(700, 1060);
    const size = ((y - 600) / 460) * luck.between(3, 9);
    return ellipse(luck.between(0, width), y, size * 1.7, size * 0.7, { fill: luck.often(0.5) ? palette.umber : palette.light, opacity: luck.between(0.12, 0.34) });
  });
};

export const draw = () =>
  finished(
    { corners: 0.24 },
    blur('soft', 9),
    lit('cloth', { dx: 3, dy: -2, softness: 6, edge: palette.light, strength: 0.7, depth: 0.34 }),
    lit('sun', { dx: 2, dy: -2.2, softness: 3, edge: palette.light, strength: 0.85, depth: 0.34 }),
    lit('sun-on-people', { dx: 0.8, dy: -0.8, softness: 1.4, edge: palette.light, strength: 0.8, depth: 0.3 }),
    linear('sky', [[0, '#7fa5a6'], [0.6, '#cdd5c2'], [1, noon]]),
    rect(0, 0, width, 640, { fill: url('sky') }),
    glow('sun-glow', 1280, 120, 620, 440, palette.light, 0.9),
    hills(),
    haze('heat', width, 400, 230, noon, 0.85, 0.7),
    linear('ground', [[0, '#ecd6a9'], [0.4, palette.sand], [1, '#a97c54']]),
    rect(0, 566, width, 520, { fill: url('ground') }),
    row(596, 0.34, 0.55, range(11).map((i) => [90 + i * 150, i % 3 ? palette.paper : palette.mist])),
    row(640, 0.56, 0.32, range(7).map((i) => [40 + i * 262, i % 2 ? palette.paper : palette.mist])),
    row(728, 1.02, 0.1, [[880, palette.paper], [1330, palette.paper]]),
    [[690, 764, 0.4], [560, 752, 0.4]].map(([x, y]) => shadow(x - 30, y + 2, 60, 9, { colour: palette.umber })),
    at(676, 766, 1.72, group({ filter: url('sun-on-people') }, woman({ colour: mix(palette.petrol, palette.ink, 0.5) }))),
    at(732, 770, 0.98, group({ filter: url('sun-on-people') }, child({ top: palette.brick, bottom: palette.slate, left: 'raised' }))),
    shadow(300, 852, 440, 22, { colour: palette.umber, opacity: 0.5 }),
    at(330, 850, 2.05, group({ filter: url('sun') }, tent(palette.paper))),
    stones(),
    shadow(1260, 868, 330, 16, { colour: palette.umber, opacity: 0.35 }),
    washing(),
    at(880, 1016, 1.06, tub()),
    at(1206, 1010, 1.04, group({ filter: url('sun') }, can())),
  );
