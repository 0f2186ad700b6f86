import { picture } from '../svg.mjs';
import { finish } from '../light.mjs';

export const width = 1600;
export const height = 1067;

export const scene = (...layers) => picture(width, height, layers);

/** The same, with corners drawn in and the tooth of the paper on top. */
export const finished = (options, ...layers) => picture(width, height, layers, finish(width, height, options));
