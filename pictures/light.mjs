import { palette } from './palette.mjs';
import { ellipse, el, group, linear, radial, rect, url } from './svg.mjs';

/**
 * A filter that models whatever it is laid on: an edge caught by the light, which
 * stands towards (`dx`, `dy`), and a soft shade on the side turned away.
 */
export function lit(id, { dx = 4, dy = -3, edge = palette.amber, strength = 0.9, shade = palette.ink, depth = 0.4, softness = 3 } = {}) {
  return el(
    'filter',
    { id, x: '-10%', y: '-10%', width: '120%', height: '120%', 'color-interpolation-filters': 'sRGB' },
    el('feOffset', { in: 'SourceAlpha', dx: dx * 3, dy: dy * 3, result: 'towards' }),
    el('feGaussianBlur', { in: 'towards', stdDeviation: softness * 2, result: 'towardsSoft' }),
    el('feFlood', { 'flood-color': shade, 'flood-opacity': depth }),
    el('feComposite', { in2: 'towardsSoft', operator: 'out' }),
    el('feComposite', { in2: 'SourceAlpha', operator: 'in', result: 'shade' }),
    el('feOffset', { in: 'SourceAlpha', dx: -dx, dy: -dy, result: 'away' }),
    el('feGaussianBlur', { in: 'away', stdDeviation: softness / 5, result: 'awaySoft' }),
    el('feFlood', { 'flood-color': edge, 'flood-opacity': strength }),
    el('feComposite', { in2: 'awaySoft', operator: 'out' }),
    el('feComposite', { in2: 'SourceAlpha', operator: 'in', result: 'edge' }),
    el('feMerge', {}, ['SourceGraphic', 'shade', 'edge'].map((layer) => el('feMergeNode', { in: layer }))),
  );
}

export const blur = (id, deviation) =>
  el(
    'filter',
    { id, x: '-50%', y: '-50%', width: '200%', height: '200%', 'color-interpolation-filters': 'sRGB' },
    el('feGaussianBlur', { stdDeviation: deviation }),
  );

/** Breaks up straight edges, as a dry brush does. */
export const rough = (id, { frequency = 0.02, scale = 14, seed = 3, octaves = 3 } = {}) =>
  el(
    'filter',
    { id, x: '-20%', y: '-20%', width: '140%', height: '140%', 'color-interpolation-filters': 'sRGB' },
    el('feTurbulence', { type: 'fractalNoise', baseFrequency: frequency, numOctaves: octaves, seed }),
    el('feDisplacementMap', { in: 'SourceGraphic', scale, xChannelSelector: 'R', yChannelSelector: 'G' }),
  );

/** A glow of light around a point. */
export const glow = (id, x, y, rx, ry, colour, strength = 0.8) => [
  radial(id, [[0, colour, strength], [0.35, colour, strength * 0.45], [1, colour, 0]]),
  ellipse(x, y, rx, ry, { fill: url(id) }),
];

/** A soft shadow on the ground; the picture brings a blur called `soft`. */
export const shadow = (x, y, rx, ry, { colour = palette.ink, opacity = 0.5 } = {}) =>
  ellipse(x, y, rx, ry, { fill: colour, opacity, filter: url('soft') });

/** A band of haze: clear at its top and bottom, thickest at `thickest` of its height. */
export const haze = (id, width, y, height, colour, strength, thickest = 0.6) => [
  linear(id, [[0, colour, 0], [thickest, colour, strength], [1, colour, 0]]),
  rect(0, y, width, height, { fill: url(id) }),
];

const noise = (id, { frequency, octaves, seed, strength, floor }) =>
  el(
    'filter',
    { id, x: 0, y: 0, width: '100%', height: '100%', 'color-interpolation-filters': 'sRGB' },
    el('feTurbulence', { type: 'fractalNoise', baseFrequency: frequency, numOctaves: octaves, seed }),
    el('feColorMatrix', { values: `0 0 0 0 0.14  0 0 0 0 0.11  0 0 0 0 0.08  ${strength} 0 0 0 ${-strength * floor}` }),
  );

/** Broad clouds of wash, and over them the tooth of the paper; both faint, so that they cost few bytes. */
export const tooth = (width, height, { wash = 0.18, grain = 0.24, seed = 8 } = {}) => [
  noise('wash', { frequency: '0.006 0.011', octaves: 4, seed, strength: wash, floor: 0.43 }),
  noise('grain', { frequency: 0.55, octaves: 2, seed, strength: grain, floor: 0.38 }),
  rect(0, 0, width, height, { filter: url('wash') }),
  rect(0, 0, width, height, { filter: url('grain') }),
];

/** Draws the corners down a little, so that the eye stays inside the frame. */
export const vignette = (width, height, strength = 0.28, colour = palette.ink) => [
  radial('vignette', [[0.55, colour, 0], [1, colour, strength]], { cx: 0.5, cy: 0.48, r: 0.78 }),
  rect(0, 0, width, height, { fill: url('vignette') }),
];

export const finish = (width, height, options = {}) =>
  group({}, vignette(width, height, options.corners), tooth(width, height, options));
