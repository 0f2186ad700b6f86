import { mix, palette } from './palette.mjs';
import { at, circle, ellipse, group, path, smooth } from './svg.mjs';

// Everybody is a hundred units tall, stands on 0, 0 and is seen from behind or turned away: no one here has a face.

const skin = '#7d5540';

/** An arm from the shoulder through the elbow to the hand. */
const arm = ([shoulder, elbow, hand], sleeve, { cuff = 0.8, thick = 5.2 } = {}) => {
  const wrist = [elbow[0] + (hand[0] - elbow[0]) * cuff, elbow[1] + (hand[1] - elbow[1]) * cuff];
  const limb = (points, width, colour) =>
    path(smooth(points), { fill: 'none', stroke: colour, 'stroke-width': width, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' });
  return [
    limb([elbow, hand], thick * 0.66, skin),
    circle(hand[0], hand[1], thick * 0.46, { fill: skin }),
    limb([shoulder, elbow, wrist], thick, sleeve),
  ];
};

export const arms = {
  down: [[-10, -79], [-13, -64], [-11.5, -49]],
  raised: [[-10, -79], [-17, -91], [-15, -110]],
  high: [[-9.5, -79], [-14, -95], [-9, -114]],
  bearing: [[-10, -79], [-15, -66], [-6, -62]],
  hip: [[-10, -79], [-18, -66], [-9, -56]],
  wide: [[-10, -79], [-21, -84], [-30, -97]],
};
const mirrored = (points) => points.map(([x, y]) => [-x, y]);

const hats = {
  bare: (colour) => [
    ellipse(0, -92.5, 5, 6.3, { fill: skin }),
    path('M-5.3-91C-6-100 6-100 5.3-91C5.2-89 4-88 3.4-87.4C1.5-86.6-1.5-86.6-3.4-87.4C-4-88-5.2-89-5.3-91Z', { fill: colour ?? palette.ink }),
  ],
  cap: (colour) => [
    hats.bare(),
    path('M-5.6-92.5C-6.2-101.5 6.2-101.5 5.6-92.5C2-91.2-2-91.2-5.6-92.5Z', { fill: colour }),
  ],
  keffiyeh: (colour) => [
    path('M-5.6-93C-6.4-101.4 6.4-101.4 5.6-93C6.2-88 9-84.5 10.6-79.5C7-77 5-70 1.5-66.5C-2-69-6.5-76-10.6-79.5C-9-84.5-6.2-88-5.6-93Z', { fill: colour }),
    path('M-5.8-94.6C-3-92.8 3-92.8 5.8-94.6M-5.7-93C-3-91.2 3-91.2 5.7-93', { fill: 'none', stroke: palette.ink, 'stroke-width': 1.15 }),
    path('M-3-90C-4-84-6-81-9-79M3.4-90C4-84 5.6-80 8.6-78.6M0-89C0-82 0-74 1-69', { fill: 'none', stroke: mix(colour, palette.ink, 0.4), 'stroke-width': 0.7, 'stroke-opacity': 0.7 }),
  ],
  scarf: (colour) => path('M-5.8-92C-6.6-101.5 6.6-101.5 5.8-92C6.4-87 8.8-84 10-79C6-75.5-6-75.5-10-79C-8.8-84-6.4-87-5.8-92Z', { fill: colour }),
  turban: (colour) => [
    hats.bare(),
    path('M-6.6-93C-8-99-4-102.5 0-102.5C4-102.5 8-99 6.6-93C3-90.8-3-90.8-6.6-93Z', { fill: colour }),
    path('M-6.6-95C-2-97 3-100 4.4-102M-5.4-92.4C0-94 5-97 6.8-99', { fill: 'none', stroke: mix(colour, palette.ink, 0.4), 'stroke-width': 0.8 }),
  ],
};

const legs = (colour) => [
  path('M-9-52L-8.6-27L-8-3L-3.4-3L-1.6-28L0-46L1.6-28L3.4-3L8-3L8.6-27L9-52Z', { fill: colour }),
  path('M-8.4-3.6L-9-.4L-2.8-.4L-3-3.6ZM8.4-3.6L9-.4L2.8-.4L3-3.6Z', { fill: palette.ink }),
];

const stride = (colour) => [
  path('M-7-52C-9-36-13-22-15-5L-10.4-3.4C-7-17-2-32 0-43C3-32 5-18 6.4-3L11.2-3C11-20 10-38 8-52Z', { fill: colour }),
  path('M-15.4-5.6L-17-2.4L-10-1L-9.8-4ZM6.2-3.6L6-.2L13.6-.2L11.2-3.6Z', { fill: palette.ink }),
];

const shirt = (colour) =>
  path('M-12-78C-12.2-83.5-6-85-3.2-87.4L3.2-87.4C6-85 12.2-83.5 12-78C11.6-70 9.6-62 9.6-47.5L-9.6-47.5C-9.6-62-11.6-70-12-78Z', { fill: colour });

const robe = (colour) => [
  path('M-6.6-4L-7.4-.3L-1-.3L-1-4ZM6.6-4L7.4-.3L1-.3L1-4Z', { fill: palette.ink }),
  path('M-11.6-78C-11.8-83.5-6-85-3.2-87.4L3.2-87.4C6-85 11.8-83.5 11.6-78C10.6-66 9.6-58 10.4-46C11.2-32 12.4-18 13-4.4C5-2-5-2-13-4.4C-12.4-18-11.2-32-10.4-46C-9.6-58-10.6-66-11.6-78Z', { fill: colour }),
  path('M-3.6-50C-4.6-34-5.6-18-6-5M4.4-54C4.4-36 5-20 6.6-5M.4-40C.2-28 .6-14 .6-4', { fill: 'none', stroke: mix(colour, palette.ink, 0.45), 'stroke-width': 0.9, 'stroke-opacity': 0.55 }),
];

const cloak = (colour) => [
  path('M-4-84C-9-83-14.4-80-15.4-74C-17-52-17-28-18-5C-7-2.4 7-2.4 18-5C17-28 17-52 15.4-74C14.4-80 9-83 4-84Z', { fill: colour }),
  path('M-7-72C-9-50-9.6-26-10.4-5M8-70C9-48 10-26 11-5M0-60C-.6-40 0-20 .4-4', { fill: 'none', stroke: mix(colour, palette.ink, 0.45), 'stroke-width': 1, 'stroke-opacity': 0.55 }),
];

const dress = { shirt: (top, bottom) => [legs(bottom), shirt(top)], stride: (top, bottom) => [stride(bottom), shirt(top)], robe: (top) => robe(top), cloak: (top) => cloak(top) };

/**
 * A man from behind; `left` and `right` name what his arms do (see `arms`).
 * With `half` he ends at the hips, for those who stand or sit behind something.
 */
export function man({ wears = 'shirt', top = palette.slate, bottom = palette.ink, head = 'bare', hat, left = 'down', right = 'down', cuff, lean = 0, half = false } = {}) {
  const sleeve = mix(top, palette.ink, 0.12);
  const cloaked = wears === 'cloak';
  const limbs = cloaked ? [] : [arm(arms[left], sleeve, { cuff }), arm(mirrored(arms[right]), sleeve, { cuff })];
  return group({ transform: `rotate(${lean})` }, half ? shirt(top) : dress[wears](top, bottom), limbs, path('M-3-89L-3.6-84.4L3.6-84.4L3-89Z', { fill: skin }), hats[head](hat));
}

/** A woman in a cloak that falls from her head. */
export const woman = ({ colour = palette.ink } = {}) => [
  path('M0-100.5C6.4-100.5 7.4-94 7.2-90C7.6-85 12-82 13.6-75C16-56 16.6-28 18.4-3.6C7-1 -7-1-18.4-3.6C-16.6-28-16-56-13.6-75C-12-82-7.6-85-7.2-90C-7.4-94-6.4-100.5 0-100.5Z', { fill: colour }),
  path('M-5-80C-9-56-9-28-10-4M6-78C9-54 10-28 10.6-4M0-66C-1-44 1-22 0-3', { fill: 'none', stroke: mix(colour, palette.light, 0.22), 'stroke-width': 0.9, 'stroke-opacity': 0.6 }),
];

export const child = ({ top = palette.ochre, bottom = palette.slate, left = 'down', right = 'down' } = {}) => [
  path('M-8-46L-7.4-3L-1.6-3L0-36L1.6-3L7.4-3L8-46Z', { fill: bottom }),
  path('M-8-3.6L-8.6-.2L-1.6-.2L-1.8-3.6ZM8-3.6L8.6-.2L1.6-.2L1.8-3.6Z', { fill: palette.ink }),
  path('M-11-68C-11-74-5-76-3-78L3-78C5-76 11-74 11-68C11-60 10-52 10-42L-10-42C-10-52-11-60-11-68Z', { fill: top }),
  at(0, 8, 1, arm(arms[left].map(([x, y]) => [x * 0.95, y]), top, { cuff: 0.3 }), arm(mirrored(arms[right]).map(([x, y]) => [x * 0.95, y]), top, { cuff: 0.3 })),
  ellipse(0, -88, 7.4, 8.4, { fill: skin }),
  path('M-7.8-86C-9-99 9-99 7.8-86C7-83 4-81 3-80.6L-3-80.6C-4-81-7-83-7.8-86Z', { fill: palette.ink }),
];

/** Someone from the side, walking or waiting; faces right. */
export function sideways({ wears = 'robe', top = palette.parchment, bottom = palette.ink, head = 'bare', hat = palette.ink, carries } = {}) {
  const garment = {
    robe: path('M-4-86C-8.6-82-9.6-72-9-60C-9-40-10-20-11-4C-4-2 5-2 11-4C10-22 8.6-44 8.2-60C8.6-72 7-82 3-86Z', { fill: top }),
    cloak: path('M-5-90C-12-82-13-66-13-50C-14-30-15-16-16-4C-5-1 6-1 14-4C12-24 10.6-46 10-62C9.6-74 8-84 4-88Z', { fill: top }),
    shirt: [
      path('M-7-52L-8-28L-9-3L-3.6-3L-1-27L1-38L2.6-26L4-3L9-3L8.4-28L8-52Z', { fill: bottom }),
      path('M-4-86C-9-82-9.6-70-8.4-47L8.4-47C9-66 8-82 3-86Z', { fill: top }),
    ],
  }[wears];
  const cover = {
    bare: path('M-5.6-92C-6.4-101 5-101.4 5.4-95C3-94 2.4-92 1.6-90C0-87-4-87-5-89Z', { fill: hat }),
    keffiyeh: [
      path('M-6-92C-7-102 5.4-102 5.4-95C3.6-93 3.4-88 4.6-84C2-78-3-74-8-73C-10-80-7-86-6-92Z', { fill: hat }),
      path('M-6-94C-2-92.6 3-94 5.6-96.4', { fill: 'none', stroke: palette.ink, 'stroke-width': 1.8 }),
    ],
    scarf: path('M-6-92C-7-102.4 6-102 5.6-94C4.4-92 4.6-88 6-84C3-79-5-78-9-80C-9-85-7-88-6-92Z', { fill: hat }),
  }[head];
  return [
    path('M-6-3.4L-6.4-.2L4-.2L2-3.4ZM3-3.4L2.4-.2L12-.2L9-3.4Z', { fill: palette.ink }),
    garment,
    path('M-3-90L-3.4-83L3-83L2.6-90Z', { fill: skin }),
    ellipse(0.4, -93, 5, 6.4, { fill: skin }),
    cover,
    carries === 'box'
      ? [
          path('M4-66L26-66L26-50L4-50Z', { fill: palette.clay }),
          path('M4-66L26-66L26-62L4-62Z', { fill: mix(palette.clay, palette.light, 0.3) }),
          path(smooth([[-1, -79], [-2, -64], [12, -56]]), { fill: 'none', stroke: mix(top, palette.ink, 0.16), 'stroke-width': 5.4, 'stroke-linecap': 'round' }),
          circle(13.4, -55.4, 2.5, { fill: skin }),
        ]
      : wears !== 'cloak' && [
          path(smooth([[-1, -79], [-2.6, -64], [1, -50]]), { fill: 'none', stroke: mix(top, palette.ink, 0.16), 'stroke-width': 5.2, 'stroke-linecap': 'round' }),
          circle(1.4, -48, 2.4, { fill: skin }),
        ],
  ];
}
