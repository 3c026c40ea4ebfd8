/** Moment that means "without an end" in every registry: the greatest that 48 bits hold. */
export const FOREVER: number = 2 ** 48 - 1;
