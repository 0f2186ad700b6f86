import { mix, palette } from './palette.mjs';
import { circle, ellipse, group, line, path, range, rect } from './svg.mjs';

const wheel = (x, y, r, tyre = palette.ink, hub = palette.slate) => [
  circle(x, y, r, { fill: tyre }),
  circle(x, y, r * 0.52, { fill: hub }),
  circle(x, y, r * 0.18, { fill: tyre }),
];

/** A double-cab pickup, 260 long, wheels on 0; drives to the right. `crew` stands in its bed. */
export const pickup = ({ body, glass = palette.petrol, lamp = palette.light, crew = [] }) => [
  rect(20, -46, 220, 34, { fill: palette.ink }),
  crew,
  path('M150-96L150-103L172-103L172-96Z', { fill: mix(body, palette.ink, 0.3) }),
  path('M112-60L96-132', { stroke: palette.ink, 'stroke-width': 1.3, fill: 'none' }),
  path('M4-22L4-60L108-62L119-91Q121-96 127-96L172-96Q179-96 183-90L203-63L245-57Q255-55 257-46L259-27L253-20L230-20A25 25 0 0 0 180-20L77-20A25 25 0 0 0 27-20L8-20Z', { fill: body }),
  path('M4-58L108-60L108-54L4-52Z', { fill: mix(body, palette.light, 0.18) }),
  path('M122-65L128-89L147-89L147-65ZM152-89L171-89Q175-89 178-85L191-65L152-65Z', { fill: glass }),
  path('M149.5-92L149.5-22M108-58L112-24M190-62L183-36', { stroke: mix(body, palette.ink, 0.5), 'stroke-width': 1.4, fill: 'none' }),
  rect(154, -56, 10, 3, { fill: mix(body, palette.ink, 0.5) }),
  path('M246-54L257-46L257-40L244-43Z', { fill: lamp }),
  rect(4, -46, 5, 10, { fill: palette.brick }),
  rect(24, -24, 210, 6, { fill: palette.ink, opacity: 0.75 }),
  wheel(52, -19, 20),
  wheel(205, -19, 20),
];

/** An army truck from behind, 300 wide, wheels on 0; its crew stands behind the tailgate, at -150. */
export const truckRear = ({ body, crew }) => {
  const dark = mix(body, palette.ink, 0.55);
  return [
    range(4).map((i) => rect([-142, -104, 62, 100][i], -66, 42, 66, { rx: 9, fill: mix(palette.ink, palette.slate, i % 2 ? 0.25 : 0.1) })),
    rect(-92, -78, 184, 22, { fill: dark }),
    ellipse(0, -44, 34, 27, { fill: mix(dark, palette.ink, 0.4) }),
    rect(-96, -46, 192, 9, { fill: palette.ink }),
    rect(-138, -228, 8, 90, { fill: dark }),
    rect(130, -228, 8, 90, { fill: dark }),
    crew,
    rect(-150, -172, 300, 96, { fill: body }),
    rect(-150, -176, 300, 10, { fill: mix(body, palette.light, 0.22) }),
    range(5).map((i) => rect(-132 + i * 54, -158, 48, 62, { fill: mix(body, palette.ink, 0.2) })),
    range(5).map((i) => rect(-132 + i * 54, -158, 48, 6, { fill: mix(body, palette.ink, 0.42) })),
    rect(-150, -90, 300, 14, { fill: mix(body, palette.ink, 0.34) }),
    rect(-144, -88, 20, 10, { fill: palette.brick }),
    rect(124, -88, 20, 10, { fill: palette.brick }),
    rect(-156, -70, 30, 34, { fill: mix(palette.ink, palette.slate, 0.35) }),
    rect(126, -70, 30, 34, { fill: mix(palette.ink, palette.slate, 0.35) }),
    line([[-26, -76], [-26, -24], [26, -24], [26, -76]], { stroke: palette.slate, 'stroke-width': 5 }),
  ];
};

/** A coach, 460 long, wheels on 0; drives to the left. `riders` sit behind its windows. */
export const bus = ({ body, stripe, glass = palette.petrol, riders }) => [
  path('M10-26L6-70Q6-150 22-160Q30-166 50-166L446-166Q458-166 458-152L458-26Z', { fill: glass }),
  riders,
  path('M10-26L5-74L458-74L458-26Z', { fill: body }),
  path('M22-158Q30-168 50-168L446-168Q459-168 459-152L459-142L16-142Q18-154 22-158Z', { fill: body }),
  range(9).map((i) => rect(74 + i * 48, -146, 5, 76, { fill: body })),
  rect(452, -146, 7, 76, { fill: body }),
  path('M62-146L66-146L66-26L60-26Z', { fill: body }),
  path('M5-72L458-72L458-58L6-58Z', { fill: stripe }),
  path('M7-50L458-50L458-46L8-46Z', { fill: stripe }),
  rect(24, -172, 420, 6, { fill: mix(body, palette.ink, 0.2) }),
  range(4).map((i) => rect(120 + i * 76, -186, 62, 16, { rx: 4, fill: [palette.clay, palette.umber, palette.ochre, palette.brick][i] })),
  line([[100, -172], [100, -182], [430, -182], [430, -172]], { stroke: palette.slate, 'stroke-width': 2.4 }),
  rect(68, -140, 30, 112, { rx: 3, fill: mix(body, palette.ink, 0.22) }),
  rect(72, -136, 22, 74, { fill: glass }),
  ellipse(14, -42, 7, 9, { fill: palette.light }),
  path('M4-30L458-30L458-22L6-22Z', { fill: mix(body, palette.ink, 0.5) }),
  range(2).map((i) => [path(`M${[106, 350][i]}-24A28 28 0 0 1 ${[162, 406][i]}-24Z`, { fill: palette.ink }), wheel([134, 378][i], -21, 21)]),
  path('M4-128L-10-124L-10-104L-2-104', { fill: 'none', stroke: palette.ink, 'stroke-width': 3 }),
];

/** A large helicopter on its wheels, 420 long; its nose is to the left. */
export const helicopter = ({ body, top, glass = palette.night, rotor = palette.ink }) => [
  path('M250-96L398-108L404-168L420-170L428-98Q430-86 416-82L262-52Z', { fill: body }),
  path('M392-118L436-124L438-112L394-106Z', { fill: mix(body, palette.ink, 0.3) }),
  circle(418, -150, 4, { fill: rotor }),
  path('M418-150L394-196M418-150L446-108M418-150L446-192M418-150L392-112', { stroke: rotor, 'stroke-width': 3.4, fill: 'none' }),
  path('M4-52Q2-84 40-104Q70-118 110-120L238-120Q268-118 280-96L296-58Q296-30 262-24L40-24Q8-28 4-52Z', { fill: body }),
  path('M26-94Q60-118 110-120L238-120Q268-118 280-96L398-108L399-100L286-82L36-84Q26-84 26-94Z', { fill: top }),
  path('M94-120Q104-142 140-144L214-144Q240-142 250-118Z', { fill: top }),
  path('M10-62Q14-80 36-88L66-90L66-60L12-58Z', { fill: glass }),
  range(5).map((i) => rect(92 + i * 32, -82, 20, 20, { rx: 6, fill: glass })),
  rect(74, -84, 13, 56, { fill: mix(body, palette.ink, 0.28) }),
  path('M60-24L60-12M236-24L240-12M404-84L410-50', { stroke: palette.ink, 'stroke-width': 5, fill: 'none' }),
  circle(60, -9, 10, { fill: palette.ink }),
  circle(240, -9, 10, { fill: palette.ink }),
  circle(410, -48, 7, { fill: palette.ink }),
  rect(166, -160, 12, 18, { fill: rotor }),
  group(
    { fill: 'none', stroke: rotor, 'stroke-width': 4.4, 'stroke-linecap': 'round' },
    path('M172-160Q20-166-92-132'),
    path('M172-160Q300-166 412-138'),
    path('M172-160Q90-178-10-180'),
    path('M172-160Q250-178 330-180'),
  ),
];

/** An airliner at its stand, 620 long; its nose is to the left. */
export const airliner = ({ body, belly, tail, wing }) => [
  path('M500-150L566-264L606-266L588-140Z', { fill: tail }),
  path('M548-232L566-264L606-266L601-232Z', { fill: mix(tail, palette.light, 0.4) }),
  path('M4-104Q14-134 70-148Q110-156 160-156L520-156Q580-152 618-132Q600-120 540-108Q450-84 380-82L90-82Q20-84 4-104Z', { fill: body }),
  path('M4-104Q40-98 120-98L560-112Q450-84 380-82L90-82Q20-84 4-104Z', { fill: belly }),
  path('M34-136L60-146L68-134L40-128Z', { fill: palette.night }),
  range(34).map((i) => rect(104 + i * 12.4, -134, 5, 8, { rx: 2, fill: palette.petrol, opacity: 0.75 })),
  range(3).map((i) => rect([88, 300, 528][i], -140, 9, 22, { rx: 2, fill: 'none', stroke: palette.sage, 'stroke-width': 1.6 })),
  path('M238-100L330-106L452-44L428-42Z', { fill: wing }),
  path('M552-128L600-134L640-116L620-112Z', { fill: wing }),
  path('M256-74Q254-56 276-54L326-58Q334-70 326-84L274-84Q258-84 256-74Z', { fill: mix(body, palette.slate, 0.35) }),
  ellipse(260, -69, 6, 14, { fill: palette.night }),
  path('M96-82L96-20M330-70L330-20', { stroke: palette.slate, 'stroke-width': 6, fill: 'none' }),
  range(4).map((i) => circle([90, 102, 322, 340][i], -13, 12, { fill: palette.ink })),
];
