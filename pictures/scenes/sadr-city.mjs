import { blur, glow, lit, shadow } from '../light.mjs';
import { mix, palette } from '../palette.mjs';
import { circle, ellipse, group, linear, path, polygon, radial, range, rect, url } from '../svg.mjs';
import { finished, height, width } from './frame.mjs';

const lampLight = '#f6cf85';

const wall = () => [
  linear('wall', [[0, '#1c363b'], [1, '#2f4f50']]),
  rect(0, 0, width, 760, { fill: url('wall') }),
  range(7).map((row) => range(9).map((i) => rect(i * 200 - (row % 2) * 100 - 60, row * 108, 196, 104, { fill: palette.light, opacity: 0.012 + ((i * 7 + row * 5) % 4) * 0.01 }))),
];

const window = () => [
  rect(86, 96, 330, 410, { fill: '#122327' }),
  linear('dawn', [[0, '#9fb7ae'], [1, '#e8cf9c']]),
  range(8).map((i) => polygon([[104, 116 + i * 48], [398, 116 + i * 48], [398, 142 + i * 48], [104, 150 + i * 48]], { fill: url('dawn'), opacity: 0.62 })),
  rect(244, 96, 14, 410, { fill: '#122327' }),
  rect(70, 500, 362, 22, { fill: '#0f1d21' }),
];

const tools = () => {
  const steel = '#0f1f24';
  return group(
    { filter: url('on-wall') },
    rect(1096, 150, 410, 14, { fill: mix(palette.umber, palette.ink, 0.3) }),
    range(5).map((i) => circle(1132 + i * 84, 168, 5, { fill: palette.clay })),
    path('M1120 178C1112 190 1112 208 1124 216L1124 376Q1132 388 1140 376L1140 216C1152 208 1152 190 1144 178L1144 198L1132 204L1120 198Z', { fill: steel }),
    path('M1190 180L1246 180L1250 206L1226 206L1226 372L1208 372L1208 206L1186 206Z', { fill: steel }),
    path('M1286 176C1276 210 1284 232 1296 244C1280 280 1276 330 1282 368L1294 366C1294 330 1298 290 1304 262C1310 290 1314 330 1314 366L1326 368C1332 330 1328 280 1312 244C1324 232 1332 210 1322 176L1310 180L1310 220L1298 220L1298 180Z', { fill: steel }),
    path('M1378 176L1392 176L1394 290L1402 306L1398 380L1372 380L1368 306L1376 290Z', { fill: steel }),
    path('M1446 176L1502 300L1494 306L1430 184ZM1434 176Q1444 160 1456 176L1450 196L1436 192Z', { fill: steel }),
  );
};

const hangingLamp = () => [
  path('M800 0L800 128', { stroke: palette.ink, 'stroke-width': 6 }),
  linear('cone', [[0, lampLight, 0.62], [1, lampLight, 0.02]]),
  polygon([[704, 214], [896, 214], [1460, 800], [140, 800]], { fill: url('cone'), filter: url('softer') }),
  glow('lamp-glow', 800, 236, 520, 400, lampLight, 0.75),
  ellipse(800, 222, 60, 20, { fill: palette.light }),
  group({ filter: url('metal') }, path('M780 120L820 120L828 148Q900 168 916 220Q800 234 684 220Q700 168 772 148Z', { fill: '#29484b' })),
  ellipse(800, 220, 116, 13, { fill: palette.light, opacity: 0.88 }),
];

const table = () => [
  linear('wood', [[0, '#c98f52'], [0.5, '#a06a3c'], [1, '#6b4429']]),
  polygon([[0, 742], [width, 742], [width, height], [0, height]], { fill: url('wood') }),
  radial('pool', [[0, lampLight, 0.85], [0.6, lampLight, 0.25], [1, lampLight, 0]]),
  ellipse(800, 820, 800, 190, { fill: url('pool') }),
  [800, 876, 970].map((y, i) => rect(0, y, width, [3, 4, 5][i], { fill: palette.umber, opacity: 0.5 })),
  range(14).map((i) => path(`M${(i * 233) % 1500} ${766 + ((i * 67) % 280)}q90 ${(i % 3) * 4 - 4} ${170 + (i % 4) * 40} 0`, { stroke: palette.umber, 'stroke-width': 2.5, fill: 'none', opacity: 0.3 })),
  rect(0, 738, width, 7, { fill: lampLight, opacity: 0.4 }),
];

const oilCan = () => [
  shadow(486, 918, 150, 24, { opacity: 0.6 }),
  group(
    { filter: url('metal') },
    path('M520 704L536 704L700 486L694 480Z', { fill: '#8f9d97' }),
    path('M452 742C456 700 480 690 512 690L528 690C548 690 566 704 570 742Z', { fill: '#6e8583' }),
    linear('can', [[0, '#1f3d42'], [0.3, '#4d7a78'], [0.62, '#83a9a0'], [1, '#244a4f']], { x2: 1, y2: 0 }),
    path('M396 742L626 742L634 912Q512 936 388 912Z', { fill: url('can') }),
    rect(388, 736, 246, 14, { rx: 6, fill: '#9fb3aa' }),
    path('M390 830L632 830L633 872Q512 890 389 872Z', { fill: palette.ochre }),
    path('M398 764C330 770 326 872 390 884', { stroke: '#8f9d97', 'stroke-width': 13, fill: 'none' }),
  ),
];

const cloth = () => [
  path('M640 968L1044 908L1190 1010L760 1064Z', { fill: palette.ink, opacity: 0.6, filter: url('soft') }),
  group(
    { filter: url('folds') },
    path('M628 946C626 960 630 968 636 974L748 1058C760 1064 776 1064 790 1060L1146 1008C1166 1002 1172 992 1168 976Z', { fill: '#cbb894' }),
    path('M632 952L752 1040Q766 1048 786 1044L1166 986', { stroke: palette.umber, 'stroke-width': 3, fill: 'none', opacity: 0.5 }),
    path('M640 928L1012 876Q1034 874 1048 884L1158 956Q1172 970 1148 976L786 1028Q766 1030 750 1020L634 948Q622 934 640 928Z', { fill: palette.paper }),
  ),
  path('M708 919L738 915L872 1015L836 1020ZM764 911L776 909.500L912 1009.500L898 1011.500ZM908 891L920 889.500L1058 988L1044 990ZM946 885.500L976 881.500L1118 980L1082 985Z', { fill: palette.brick }),
  group({ filter: url('folds') }, path('M1012 876Q1034 874 1048 884L1158 956Q1080 952 1030 930Q1000 912 1012 876Z', { fill: '#e4d5b4' })),
];

const lantern = () => [
  shadow(1270, 906, 120, 20, { opacity: 0.6 }),
  glow('flame-glow', 1250, 740, 230, 230, '#f4b35a', 0.8),
  path('M1176 640C1170 520 1330 520 1324 640', { stroke: palette.ink, 'stroke-width': 7, fill: 'none' }),
  group({ filter: url('metal') }, path('M1160 838L1340 838L1352 900Q1250 922 1148 900Z', { fill: palette.wine }), rect(1156, 824, 188, 20, { rx: 8, fill: '#8a3a2a' })),
  linear('glass', [[0, '#f8dfa8', 0.35], [0.5, '#f9d48a', 0.75], [1, '#f8dfa8', 0.35]], { x2: 1, y2: 0 }),
  path('M1200 824C1166 780 1176 690 1214 660L1286 660C1324 690 1334 780 1300 824Z', { fill: url('glass') }),
  path('M1250 812C1222 790 1232 754 1254 724C1268 756 1282 786 1250 812Z', { fill: palette.light }),
  path('M1186 828L1186 650M1314 828L1314 650', { stroke: palette.ink, 'stroke-width': 6 }),
  group({ filter: url('metal') }, path('M1196 662L1304 662L1288 622L1268 616L1268 596L1232 596L1232 616L1212 622Z', { fill: '#7b3326' })),
];

const smallThings = () => [
  shadow(206, 884, 92, 14, { opacity: 0.5 }),
  group({ filter: url('metal') }, path('M130 770L272 770L272 876Q200 892 130 876Z', { fill: palette.ochre }), ellipse(201, 770, 71, 15, { fill: '#5a3d25' }), path('M130 806L272 806L272 846Q200 860 130 846Z', { fill: palette.paper })),
  path('M168 772L150 640M196 768L204 622M226 770L252 648', { stroke: palette.umber, 'stroke-width': 9, 'stroke-linecap': 'round' }),
  path('M146 648L140 600L160 596L158 646ZM198 628L196 580L214 580L210 628ZM246 656L250 612L268 618L258 660Z', { fill: palette.sand }),
  range(4).map((i) => group({}, ellipse([1410, 1452, 1420, 1370][i], [936, 962, 986, 958][i], 17, 8, { fill: palette.slate }), ellipse([1408, 1450, 1418, 1368][i], [932, 958, 982, 954][i], 15, 7, { fill: palette.mist }), ellipse([1408, 1450, 1418, 1368][i], [932, 958, 982, 954][i], 6, 3, { fill: palette.ink }))),
];

export const draw = () =>
  finished(
    { corners: 0.62 },
    blur('soft', 9),
    blur('softer', 22),
    lit('on-wall', { dx: -2, dy: -2, softness: 2, edge: lampLight, strength: 0.6, depth: 0.2 }),
    lit('metal', { dx: 2.4, dy: -3, softness: 4, edge: '#ffe7b0', strength: 0.8, depth: 0.36 }),
    lit('folds', { dx: 2, dy: -5, softness: 6, edge: palette.light, strength: 0.8, depth: 0.36 }),
    wall(),
    window(),
    tools(),
    table(),
    hangingLamp(),
    smallThings(),
    lantern(),
    oilCan(),
    cloth(),
  );
