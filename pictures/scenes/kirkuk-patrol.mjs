import { blur, glow, haze, lit, shadow } from '../light.mjs';
import { mix, palette } from '../palette.mjs';
import { man } from '../people.mjs';
import { at, chance, ellipse, group, linear, path, polygon, range, rect, smooth, url } from '../svg.mjs';
import { smoke, wires } from '../town.mjs';
import { pickup } from '../vehicles.mjs';
import { finished, width } from './frame.mjs';

const horizon = 652;
const ember = '#f2b65c';
const dusk = '#c9764a';

const sky = () => [
  linear('sky', [[0, palette.night], [0.34, '#3d5c61'], [0.62, '#9c8469'], [0.84, dusk], [1, palette.amber]]),
  rect(0, 0, width, horizon + 20, { fill: url('sky') }),
];

const hills = () => [
  path(`${smooth([[0, 600], [180, 574], [380, 592], [600, 566], [820, 598], [1060, 580], [1300, 604], [1600, 588]])}L1600 700L0 700Z`, { fill: mix(dusk, palette.umber, 0.28) }),
  path(`${smooth([[0, 628], [260, 612], [520, 632], [840, 616], [1160, 634], [1600, 618]])}L1600 700L0 700Z`, { fill: mix(dusk, palette.umber, 0.55) }),
];

const refinery = (tone) =>
  group(
    { fill: tone },
    range(6).map((i) => rect(820 + i * 62, horizon - [34, 52, 30, 44, 60, 28][i], [54, 40, 50, 44, 36, 48][i], 70)),
    range(4).map((i) => rect([846, 918, 1010, 1090][i], horizon - [112, 150, 98, 132][i], 9, 150)),
    rect(1290, horizon - 44, 76, 60, { rx: 8 }),
    rect(1380, horizon - 36, 66, 60, { rx: 8 }),
  );

const flare = () => [
  glow('flare-glow', 1190, 336, 520, 430, ember, 0.85),
  path('M1183 660L1187 392L1194 392L1198 660Z', { fill: palette.ink }),
  path('M1184 520L1120 660M1196 520L1262 660', { stroke: palette.ink, 'stroke-width': 2.5, fill: 'none' }),
  path('M1186 394C1160 360 1176 322 1200 300C1196 324 1220 330 1226 296C1250 262 1286 252 1316 226C1300 270 1296 300 1270 326C1244 352 1222 372 1195 394Z', { fill: '#e0763a' }),
  path('M1188 392C1176 364 1190 344 1206 330C1206 346 1222 344 1234 326C1248 304 1266 296 1282 282C1270 312 1256 334 1236 350C1220 366 1208 380 1194 392Z', { fill: ember }),
  path('M1189 391C1184 374 1194 362 1204 354C1208 364 1222 354 1230 346C1222 366 1206 380 1193 391Z', { fill: palette.light }),
];

const poles = [[60, 1], [330, 0.66], [512, 0.45], [640, 0.32], [728, 0.23]];

const line = () => {
  const top = ([x, size]) => [x, horizon + 40 * size - 520 * size];
  return [
    poles.map(([x, size]) => at(x, horizon + 150 * size, size, rect(-6, -640, 12, 640, { fill: palette.ink }), rect(-72, -630, 144, 9, { fill: palette.ink }))),
    [-66, 0, 66].map((offset) =>
      wires(poles.map(([x, size]) => [x + offset * size, top([x, size])[1] + 10]), 34, { stroke: palette.ink, 'stroke-width': 1.8, opacity: 0.75 }),
    ),
  ];
};

const ground = () => [
  linear('ground', [[0, mix(dusk, palette.umber, 0.7)], [0.3, mix(palette.umber, palette.ink, 0.35)], [1, palette.ink]]),
  rect(0, horizon, width, 420, { fill: url('ground') }),
  linear('road', [[0, '#c08a58'], [0.4, mix(palette.clay, palette.umber, 0.6)], [1, mix(palette.umber, palette.ink, 0.4)]]),
  polygon([[0, 838], [width, 806], [width, 934], [0, 992]], { fill: url('road') }),
  polygon([[0, 838], [width, 806], [width, 811], [0, 845]], { fill: ember, opacity: 0.4 }),
];

const verge = () => {
  const luck = chance(4);
  return [
    path(`${smooth([[0, 992], [300, 974], [640, 972], [1000, 944], [1300, 946], [1600, 926]])}L1600 1067L0 1067Z`, { fill: palette.ink }),
    range(130).map(() => {
      const x = luck.between(0, width);
      const y = 996 - (x / width) * 62 + luck.between(-4, 30);
      return path(`M${x} ${y}q${luck.between(-10, 10)} -18 ${luck.between(-18, 22)} ${luck.between(-46, -18)}`, { fill: 'none', stroke: palette.ink, 'stroke-width': 2.6 });
    }),
  ];
};

const soldier = (x, y, options) => at(x, y - 6, 0.92, man({ half: true, top: mix(palette.umber, palette.slate, 0.6), ...options }));

const convoy = () => [
  shadow(1160, 838, 180, 10),
  shadow(570, 936, 310, 18, { opacity: 0.7 }),
  at(1010, 838, 1.2, group({ filter: url('by-flare') }, pickup({ body: mix(palette.slate, palette.umber, 0.3), glass: palette.night, lamp: palette.light, crew: [soldier(30, 6, { head: 'cap', hat: palette.slate }), soldier(76, 4, { head: 'keffiyeh', hat: palette.umber })] }))),
  at(300, 936, 2.15, group({ filter: url('by-flare') }, pickup({
    body: mix(palette.slate, palette.ink, 0.45),
    glass: palette.night,
    crew: [
      soldier(22, 4, { head: 'cap', hat: palette.umber }),
      soldier(50, -2, { head: 'turban', hat: palette.slate, top: palette.umber }),
      soldier(84, 2, { head: 'cap', hat: palette.slate, right: 'bearing' }),
    ],
  }))),
];

const beams = () => [
  linear('beam', [[0, palette.light, 0.75], [1, palette.amber, 0]], { x2: 1, y2: 0 }),
  polygon([[852, 826], [1130, 800], [1160, 920], [852, 846]], { fill: url('beam'), filter: url('soft') }),
  polygon([[1318, 776], [1600, 744], [1600, 838], [1318, 790]], { fill: url('beam'), filter: url('soft') }),
  ellipse(848, 835, 20, 15, { fill: palette.light, filter: url('soft') }),
];

const dust = () =>
  group(
    { filter: url('dusty') },
    [[250, 930, 200, 34], [120, 926, 190, 56], [360, 944, 120, 20], [960, 834, 130, 24], [880, 832, 110, 30]].map(([x, y, rx, ry]) => ellipse(x, y, rx, ry, { fill: palette.clay, opacity: 0.42 })),
  );

export const draw = () =>
  finished(
    { corners: 0.4 },
    blur('soft', 5),
    blur('dusty', 16),
    blur('smoky', 10),
    lit('by-flare', { dx: 1.1, dy: -1, softness: 1.4, edge: ember, strength: 0.85, depth: 0.35 }),
    sky(),
    group({ transform: 'translate(1250 300)', filter: url('smoky') }, smoke({ seed: 5, height: 260, drift: -900, puffs: 34, breadth: 120, opacity: 0.2, colour: palette.night })),
    hills(),
    refinery(mix(dusk, palette.ink, 0.55)),
    haze('evening', width, 520, 190, palette.amber, 0.45, 0.7),
    flare(),
    ground(),
    line(),
    dust(),
    beams(),
    convoy(),
    verge(),
  );
