import { blur, glow, haze, lit } from '../light.mjs';
import { mix, palette } from '../palette.mjs';
import { at, group, linear, path, range, rect, url } from '../svg.mjs';
import { dome, houses, minaret, smoke, wires } from '../town.mjs';
import { finished, width } from './frame.mjs';

const rose = '#c4755a';
const dusk = '#e2a06c';

const sky = () => [
  linear('sky', [[0, '#1d3a44'], [0.3, '#4b6569'], [0.56, '#a5806c'], [0.78, rose], [1, '#efbd7c']]),
  rect(0, 0, width, 820, { fill: url('sky') }),
];

const sun = () => [
  glow('afterglow', 1080, 610, 620, 360, palette.amber, 0.8),
  linear('disc', [[0, '#f7dca0'], [1, '#e98d55']]),
  group({ opacity: 0.95 }, `<circle cx="1080" cy="566" r="86" fill="url(#disc)"/>`),
];

/** The old mosque's minaret, which leans over the town. */
const leaning = (tone) =>
  group(
    { transform: 'translate(560 800) rotate(-4.6)' },
    rect(-46, -150, 92, 150, { fill: tone }),
    path('M-33-150C-30-250-27-330-24-430L24-430C27-330 30-250 33-150Z', { fill: tone }),
    range(6).map((i) => rect(-33 + i * 1.4, -196 - i * 40, 66 - i * 2.8, 7, { fill: mix(tone, palette.light, 0.14) })),
    range(6).map((i) => rect(-33 + i * 1.4, -184 - i * 40, 66 - i * 2.8, 3, { fill: mix(tone, palette.ink, 0.2) })),
    rect(-31, -440, 62, 12, { fill: tone }),
    rect(-15, -474, 30, 36, { fill: tone }),
    path('M-17-474C-17-494 17-494 17-474Z', { fill: tone }),
  );

const plume = (x, y, options) => group({ transform: `translate(${x} ${y})`, filter: url('smoky') }, smoke(options));

const roofs = () => [
  path('M0 930L330 930L330 872L372 872L372 944L700 944L700 1067L0 1067Z', { fill: palette.ink }),
  rect(0, 918, 336, 14, { fill: '#2a3236' }),
  path('M1040 960L1040 900L1240 900L1240 862L1600 862L1600 1067L980 1067L980 960Z', { fill: palette.ink }),
  rect(1234, 850, 366, 14, { fill: '#2a3236' }),
  rect(700, 986, 300, 100, { fill: '#151d21' }),
  range(3).map((i) => path(`M${[70, 98, 160][i]} 930L${[70, 98, 160][i]} 880`, { stroke: palette.ink, 'stroke-width': 5 })),
  rect(56, 824, 128, 62, { rx: 10, fill: palette.ink }),
  path('M160 880L160 930', { stroke: palette.ink, 'stroke-width': 5 }),
  group({ transform: 'translate(1420 850)' }, path('M0 0L0-74', { stroke: palette.ink, 'stroke-width': 6 }), path('M-50-118C-58-60-10-40 34-58Z', { fill: palette.ink }), path('M-8-88L30-120', { stroke: palette.ink, 'stroke-width': 4 })),
  path('M1290 862L1290 700M1270 720L1310 720M1276 744L1304 744', { stroke: palette.ink, 'stroke-width': 4, fill: 'none' }),
  wires([[300, 780], [1290, 722], [1640, 690]], 66, { stroke: palette.ink, 'stroke-width': 3 }),
  path('M300 930L300 770M276 786L324 786', { stroke: palette.ink, 'stroke-width': 7, fill: 'none' }),
  wires([[-20, 740], [300, 780]], 30, { stroke: palette.ink, 'stroke-width': 3 }),
  path('M372 826Q560 822 742 828Q900 832 1000 822L1040 900', { fill: 'none', stroke: palette.ink, 'stroke-width': 3 }),
  range(4).map((i) => path(['M560 0l46 3l-3 62l-40-4Z', 'M622 5l34 2l2 78l-38-3Z', 'M690 9l52 2l-6 50l-42-2Z', 'M776 9l30 0l4 66l-36 0Z'][i], { transform: 'translate(-4 818)', fill: [palette.brick, palette.slate, palette.clay, palette.petrol][i], opacity: 0.9 })),
];

export const draw = () =>
  finished(
    { corners: 0.42 },
    blur('smoky', 9),
    lit('evening', { dx: 2, dy: -2, softness: 3, edge: '#f3b778', strength: 0.7, depth: 0.3 }),
    sky(),
    sun(),
    plume(1250, 640, { seed: 11, height: 560, drift: -520, puffs: 46, breadth: 150, opacity: 0.3, colour: '#2c3135' }),
    plume(300, 640, { seed: 3, height: 420, drift: -260, puffs: 34, breadth: 100, opacity: 0.22, colour: '#3a3f41' }),
    plume(905, 640, { seed: 21, height: 250, drift: -150, puffs: 24, breadth: 46, opacity: 0.24, colour: '#3d3c3c' }),
    group({ opacity: 0.96 }, houses({ left: -20, right: 1640, y: 700, low: 30, high: 84, colour: mix(rose, palette.slate, 0.3), seed: 12, wide: [40, 90] })),
    at(1340, 668, 0.72, dome({ fill: mix(rose, palette.slate, 0.34), band: mix(rose, palette.slate, 0.4), finial: mix(rose, palette.slate, 0.4) })),
    at(1430, 690, 0.86, minaret({ fill: mix(rose, palette.slate, 0.34) })),
    haze('far', width, 520, 220, dusk, 0.7, 0.75),
    group({ filter: url('evening') }, leaning(mix('#6d4a43', palette.slate, 0.2))),
    houses({ left: -30, right: 1640, y: 812, low: 60, high: 150, colour: mix(rose, palette.slate, 0.68), seed: 5, wide: [70, 150], lamps: palette.amber }),
    at(820, 742, 1.4, group({ filter: url('evening') }, dome({ fill: mix(palette.teal, palette.umber, 0.5), drum: mix(rose, palette.slate, 0.7), band: palette.umber, finial: palette.slate }))),
    haze('middle', width, 640, 230, dusk, 0.42, 0.72),
    houses({ left: -40, right: 1640, y: 960, low: 80, high: 214, colour: mix(palette.slate, palette.ink, 0.35), seed: 30, wide: [110, 220], lamps: '#f0b45f' }),
    haze('near', width, 780, 240, '#6b4a44', 0.35, 0.7),
    roofs(),
  );
