/** Steps of an order whose time is measured, in their order. */
export const orderTimeSteps = ['approve', 'note', 'pick', 'check', 'ship', 'sign'] as const;
export type OrderTimeStep = (typeof orderTimeSteps)[number];

/** A quarter: more days are not asked for at once. */
export const MOST_DAYS = 92;
