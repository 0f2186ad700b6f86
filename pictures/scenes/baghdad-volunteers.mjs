import { blur, glow, haze, lit, shadow } from '../light.mjs';
import { mix, palette } from '../palette.mjs';
import { man } from '../people.mjs';
import { at, group, linear, path, polygon, range, rect, url } from '../svg.mjs';
import { dome, minaret, palm, wires } from '../town.mjs';
import { truckRear } from '../vehicles.mjs';
import { finished, width } from './frame.mjs';

const eye = { x: 820, y: 610 };
const morning = '#f6e3bd';

/** A house front that runs towards the eye's point, from `near` to `far`, with its windows. */
function front({ near, far, roof, tone, storeys, bays }) {
  const share = (far - eye.x) / (near - eye.x);
  const fall = (y, t) => y + (eye.y - y) * t * (1 - share);
  const across = (t) => near + (far - near) * t;
  const foot = 610 + (eye.y - roof) * 0.42;
  const pane = (bay, storey) => {
    const [left, right] = [(bay + 0.24) / bays, (bay + 0.72) / bays];
    const [top, bottom] = [roof + (foot - roof) * ((storey + 0.25) / (storeys + 0.7)), roof + (foot - roof) * ((storey + 0.68) / (storeys + 0.7))];
    return polygon([[across(left), fall(top, left)], [across(right), fall(top, right)], [across(right), fall(bottom, right)], [across(left), fall(bottom, left)]], { fill: mix(tone, palette.ink, 0.3), opacity: 0.75 });
  };
  const parapet = (foot - roof) * 0.03;
  return [
    polygon([[near, roof], [far, fall(roof, 1)], [far, fall(foot, 1)], [near, foot]], { fill: tone }),
    polygon([[near, roof - parapet], [far, fall(roof, 1) - parapet * share], [far, fall(roof, 1) + parapet * share], [near, roof + parapet]], { fill: mix(tone, palette.light, 0.24) }),
    range(bays * storeys).map((i) => pane(i % bays, Math.floor(i / bays))),
  ];
}

const shaded = (depth) => mix(mix(palette.petrol, palette.umber, 0.5), morning, depth);
const sunlit = (depth) => mix(palette.clay, morning, depth);

const street = () => [
  front({ near: 660, far: 700, roof: 470, tone: shaded(0.72), storeys: 4, bays: 2 }),
  front({ near: 560, far: 664, roof: 380, tone: shaded(0.58), storeys: 4, bays: 3 }),
  front({ near: 372, far: 566, roof: 330, tone: shaded(0.4), storeys: 4, bays: 4 }),
  front({ near: -60, far: 384, roof: -30, tone: shaded(0.22), storeys: 5, bays: 6 }),
  front({ near: 980, far: 940, roof: 488, tone: sunlit(0.72), storeys: 3, bays: 2 }),
  front({ near: 1100, far: 976, roof: 420, tone: sunlit(0.56), storeys: 4, bays: 3 }),
  front({ near: 1280, far: 1092, roof: 300, tone: sunlit(0.4), storeys: 4, bays: 4 }),
  front({ near: 1680, far: 1266, roof: 60, tone: sunlit(0.18), storeys: 4, bays: 5 }),
];

const nearest = [
  [-112, 1.66, { head: 'bare', top: palette.sage, left: 'raised' }],
  [-58, 1.76, { head: 'keffiyeh', hat: palette.paper, top: palette.umber }],
  [0, 1.7, { head: 'cap', hat: palette.slate, top: palette.parchment, right: 'high' }],
  [58, 1.78, { head: 'bare', top: palette.teal }],
  [112, 1.68, { head: 'bare', top: palette.brick, right: 'raised' }],
];
const farther = [
  [-84, 1.8, { head: 'bare', top: palette.slate, left: 'down' }],
  [-28, 1.86, { head: 'turban', hat: palette.sand, top: palette.ochre, left: 'high' }],
  [30, 1.82, { head: 'bare', top: palette.umber, left: 'down' }],
  [86, 1.86, { head: 'keffiyeh', hat: palette.parchment, top: palette.petrol, left: 'raised' }],
];

const men = (list, floor) => list.map(([x, size, options]) => at(x, floor, size, group({ filter: url('sun') }, man({ half: true, ...options }))));

export const draw = () =>
  finished(
    { corners: 0.3 },
    blur('soft', 9),
    lit('sun', { dx: 0.9, dy: -0.9, softness: 1.2, edge: palette.light, strength: 0.85, depth: 0.36 }),
    lit('sun-on-steel', { dx: 1.2, dy: -1, softness: 1.4, edge: palette.light, strength: 0.7, depth: 0.3 }),
    linear('sky', [[0, '#88aaa8'], [0.5, '#cfd2bd'], [1, morning]]),
    rect(0, 0, width, 700, { fill: url('sky') }),
    glow('sun-glow', 960, 470, 640, 480, palette.light, 0.95),
    at(846, 612, 0.86, dome({ fill: mix(palette.teal, morning, 0.5), drum: mix(palette.clay, morning, 0.62), band: mix(palette.ochre, morning, 0.5), finial: mix(palette.umber, morning, 0.4) })),
    at(770, 612, 0.86, minaret({ fill: mix(palette.clay, morning, 0.62), trim: mix(palette.umber, morning, 0.6) })),
    at(926, 612, 0.8, minaret({ fill: mix(palette.clay, morning, 0.62), trim: mix(palette.umber, morning, 0.6) })),
    street(),
    at(716, 640, 1.5, palm({ trunk: shaded(0.55), leaf: mix(palette.petrol, morning, 0.5), seed: 2 })),
    at(520, 690, 2.6, palm({ trunk: shaded(0.3), leaf: mix(palette.petrol, morning, 0.28), seed: 5 })),
    at(1190, 700, 2.8, palm({ trunk: mix(palette.umber, morning, 0.3), leaf: mix(palette.petrol, morning, 0.22), seed: 9 })),
    wires([[-20, 120], [400, 330], [660, 470]], 46, { stroke: palette.ink, 'stroke-width': 2.4, opacity: 0.5 }),
    wires([[400, 330], [1290, 290]], 60, { stroke: palette.ink, 'stroke-width': 2.4, opacity: 0.4 }),
    haze('morning', width, 400, 330, morning, 0.75, 0.62),
    linear('road', [[0, morning], [0.25, palette.sand], [1, mix(palette.clay, palette.slate, 0.5)]]),
    polygon([[0, 1067], [0, 860], [700, 618], [940, 618], [1600, 800], [1600, 1067]], { fill: url('road') }),
    polygon([[0, 860], [700, 618], [708, 618], [0, 900]], { fill: palette.light, opacity: 0.5 }),
    polygon([[1600, 800], [940, 618], [932, 618], [1600, 834]], { fill: palette.light, opacity: 0.5 }),
    range(4).map((i) => {
      const near = [1067, 876, 764, 704][i];
      const far = [930, 800, 722, 680][i];
      const half = (y) => (y - eye.y) * 0.022;
      return polygon([[1130 - (1067 - near) * 0.66 - half(near), near], [1130 - (1067 - near) * 0.66 + half(near), near], [1130 - (1067 - far) * 0.66 + half(far), far], [1130 - (1067 - far) * 0.66 - half(far), far]], { fill: palette.light, opacity: 0.5 });
    }),
    at(965, 736, 0.62, group({ filter: url('sun-on-steel') }, truckRear({ body: mix(palette.sage, palette.clay, 0.55), crew: men(nearest, -80) }))),
    path('M250 1010L900 1010L660 1067L-60 1067Z', { fill: palette.ink, opacity: 0.45, filter: url('soft') }),
    shadow(590, 1010, 380, 26, { opacity: 0.75 }),
    at(590, 1012, 2.35, [
      group({ filter: url('sun-on-steel') }, truckRear({ body: mix(palette.petrol, palette.umber, 0.52), crew: [men(farther, -92), men(nearest, -76)] })),
    ]),
  );
