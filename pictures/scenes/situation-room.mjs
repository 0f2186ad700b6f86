import { geoMercator, geoPath } from 'd3-geo';
import { blur, glow, lit } from '../light.mjs';
import { country } from '../maps/geography.mjs';
import { places } from '../maps/places.mjs';
import { mix, palette } from '../palette.mjs';
import { at, ellipse, group, line, linear, path, polygon, range, rect, url } from '../svg.mjs';
import { finished, height, width } from './frame.mjs';

const dark = '#152328';
const screenGlow = '#bcd5cb';

const room = () => [
  rect(0, 0, width, height, { fill: '#1d2022' }),
  linear('ceiling', [[0, '#22343a'], [1, '#33484c']]),
  polygon([[0, 0], [width, 0], [1180, 190], [420, 190]], { fill: url('ceiling') }),
  linear('panel', [[0, '#f4e4bf', 0.35], [1, '#f9edd2', 0.95]]),
  polygon([[470, 0], [1130, 0], [1010, 150], [590, 150]], { fill: url('panel') }),
  linear('side', [[0, '#1c2d33'], [1, '#2f4246']], { x2: 1, y2: 0 }),
  polygon([[0, 0], [420, 190], [420, 610], [0, 860]], { fill: url('side') }),
  linear('other-side', [[0, '#2f4246'], [1, '#1c2d33']], { x2: 1, y2: 0 }),
  polygon([[width, 0], [1180, 190], [1180, 610], [width, 860]], { fill: url('other-side') }),
  range(3).map((i) => [
    polygon([[[20, 170, 300][i], [96, 150, 198][i]], [[130, 270, 390][i], [140, 186, 228][i]], [[130, 270, 390][i], [690, 612, 558][i]], [[20, 170, 300][i], [752, 668, 604][i]]], { fill: mix(palette.umber, dark, 0.45) }),
    polygon([[[1580, 1430, 1300][i], [96, 150, 198][i]], [[1470, 1330, 1210][i], [140, 186, 228][i]], [[1470, 1330, 1210][i], [690, 612, 558][i]], [[1580, 1430, 1300][i], [752, 668, 604][i]]], { fill: mix(palette.umber, dark, 0.45) }),
  ]),
  linear('far-wall', [[0, '#3d5355'], [1, '#293c40']]),
  rect(420, 190, 760, 420, { fill: url('far-wall') }),
  linear('carpet', [[0, '#3a2f2b'], [1, '#17191a']]),
  polygon([[420, 610], [1180, 610], [width, 862], [width, height], [0, height], [0, 862]], { fill: url('carpet') }),
];

const bezel = (x, y, wide, tall) => [rect(x - 8, y - 8, wide + 16, tall + 16, { rx: 6, fill: palette.ink }), rect(x, y, wide, tall, { fill: url('screen') })];

const iraq = () => {
  const projection = geoMercator().fitExtent([[646, 262], [954, 466]], country('Iraq'));
  const spot = (place, fill) => ellipse(...projection(place), 6, 6, { fill });
  return [
    path(geoPath(projection)(country('Iraq')), { fill: palette.ochre, 'fill-opacity': 0.75, stroke: palette.light, 'stroke-width': 2.5 }),
    [places.Mosul, places.Tikrit, places.Jalawla].map((place) => spot(place, palette.brick)),
    spot(places.Baghdad, palette.light),
  ];
};

const screens = () => [
  linear('screen', [[0, '#38666b'], [1, '#244a50']]),
  bezel(604, 236, 392, 250),
  range(5).map((i) => line([[604, 278 + i * 42], [996, 278 + i * 42]], { stroke: screenGlow, 'stroke-width': 1, opacity: 0.25 })),
  range(7).map((i) => line([[656 + i * 48, 236], [656 + i * 48, 486]], { stroke: screenGlow, 'stroke-width': 1, opacity: 0.25 })),
  iraq(),
  bezel(440, 250, 132, 96),
  bezel(440, 378, 132, 96),
  bezel(1028, 250, 132, 96),
  bezel(1028, 378, 132, 96),
  line([[450, 322], [474, 300], [494, 312], [520, 276], [544, 288], [562, 268]], { stroke: palette.amber, 'stroke-width': 3.5 }),
  range(5).map((i) => rect(452 + i * 23, 462 - [22, 38, 30, 54, 66][i], 14, [22, 38, 30, 54, 66][i], { fill: screenGlow, opacity: 0.75 })),
  range(5).map((i) => rect(1040, 264 + i * 16, [96, 72, 88, 50, 80][i], 6, { rx: 3, fill: screenGlow, opacity: 0.6 })),
  ellipse(1094, 426, 34, 34, { fill: 'none', stroke: screenGlow, 'stroke-width': 3, opacity: 0.7 }),
  ellipse(1094, 426, 18, 18, { fill: 'none', stroke: screenGlow, 'stroke-width': 2, opacity: 0.5 }),
  path('M1094 426L1122 404', { stroke: palette.amber, 'stroke-width': 4 }),
  glow('screen-glow', 800, 380, 520, 340, screenGlow, 0.3),
];

/** The back of a leather chair, 100 wide; its foot on 0. */
const chair = (tone) => [
  rect(-6, -70, 12, 60, { fill: palette.ink }),
  path('M-46-4Q0-24 46-4L46 4L-46 4Z', { fill: palette.ink }),
  path('M-52-78L-60-128L-48-130L-42-80ZM52-78L60-128L48-130L42-80Z', { fill: mix(tone, palette.ink, 0.4) }),
  path('M-46-62Q-54-140-44-196Q0-212 44-196Q54-140 46-62Q0-50-46-62Z', { fill: tone }),
  path('M-38-150Q0-160 38-150M-40-108Q0-116 40-108', { stroke: mix(tone, palette.ink, 0.5), 'stroke-width': 3, fill: 'none' }),
];

const leather = '#5a3a2c';
const seats = [[0.62, 700, 536], [0.86, 786, 436], [1.24, 906, 300], [1.86, 1110, 100]];

const chairs = (side, from, to) =>
  seats.slice(from, to).map(([size, y, x]) => at(side < 0 ? x : width - x, y, [size * side * -0.86, size], group({ filter: url(side < 0 ? 'leather' : 'from-left') }, chair(leather))));

const table = () => [
  polygon([[608, 600], [992, 600], [1430, 1067], [170, 1067]], { fill: palette.ink, opacity: 0.5, transform: 'translate(0 26)', filter: url('soft') }),
  linear('top', [[0, '#a8744a'], [0.4, '#7c5034'], [1, '#472e20']]),
  polygon([[604, 584], [996, 584], [1412, 1067], [188, 1067]], { fill: url('top') }),
  polygon([[604, 584], [996, 584], [1001, 590], [599, 590]], { fill: palette.light, opacity: 0.6 }),
  linear('gloss', [[0, screenGlow, 0.65], [1, screenGlow, 0]]),
  polygon([[640, 592], [960, 592], [1060, 860], [540, 860]], { fill: url('gloss'), filter: url('soft') }),
  linear('inlay', [[0, '#d8a868', 0.7], [1, '#d8a868', 0.2]]),
  path('M640 602L960 602L1330 1067M640 602L270 1067', { stroke: url('inlay'), 'stroke-width': 3, fill: 'none' }),
];

const paper = (x, y, size, turn, tone = palette.paper) =>
  at(x, y, size, polygon([[-40 + turn, -14], [34 + turn, -14], [44, 16], [-46, 16]], { fill: palette.ink, opacity: 0.35, transform: 'translate(4 5)' }), polygon([[-40 + turn, -14], [34 + turn, -14], [44, 16], [-46, 16]], { fill: tone }), range(3).map((i) => rect(-28 + turn * 0.5, -7 + i * 7, 50 - i * 9, 1.8, { fill: palette.slate, opacity: 0.55 })));

const cup = (x, y, size) =>
  at(x, y, size, ellipse(3, 3, 24, 7, { fill: palette.ink, opacity: 0.35 }), ellipse(0, 0, 22, 7, { fill: palette.paper }), path('M-14-24L14-24L10-1Q0 3-10-1Z', { fill: palette.mist }), ellipse(0, -24, 14, 4.5, { fill: palette.paper }), ellipse(0, -24, 11, 3.2, { fill: palette.umber }), path('M14-20Q26-18 12-8', { stroke: palette.mist, 'stroke-width': 3, fill: 'none' }));

const things = () => [
  paper(690, 642, 0.6, 6),
  paper(922, 646, 0.6, -6),
  paper(612, 728, 0.92, 8, palette.parchment),
  paper(1006, 722, 0.92, -8),
  paper(508, 862, 1.4, 12),
  paper(1100, 866, 1.4, -12, palette.parchment),
  cup(700, 720, 0.8),
  cup(930, 776, 1),
  cup(640, 880, 1.4),
  at(800, 690, 0.8, path('M-40 10L-14-18L14-18L40 10Q0 24-40 10Z', { fill: palette.ink }), ellipse(0, -12, 12, 5, { fill: palette.slate })),
  at(880, 960, 1.6, polygon([[-70, -6], [70, -6], [92, 40], [-92, 40]], { fill: palette.ink }), polygon([[-60, 0], [60, 0], [76, 26], [-76, 26]], { fill: palette.slate }), polygon([[-64, -78], [64, -78], [70, -8], [-70, -8]], { fill: '#2a3539' })),
];

export const draw = () =>
  finished(
    { corners: 0.55 },
    blur('soft', 10),
    lit('leather', { dx: -1, dy: -1.6, softness: 2, edge: '#e6c9a0', strength: 0.85, depth: 0.4 }),
    room(),
    screens(),
    glow('light-panel', 800, 60, 720, 330, '#f6e3b6', 0.4),
    chairs(-1, 0, 2),
    chairs(1, 0, 2),
    table(),
    things(),
    chairs(-1, 2, 4),
    chairs(1, 2, 4),
  );
