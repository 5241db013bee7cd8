import type { Experiment } from './experiment.ts';
import { hostileAdverts } from './hostile-adverts.ts';
import { killedBetweenPresses } from './killed-between-presses.ts';
import { killedWriters } from './killed-writers.ts';
import { repeatedDeliveries } from './repeated-deliveries.ts';

/** Every experiment, in the order of the page. */
export const experiments: readonly Experiment[] = [killedBetweenPresses, killedWriters, repeatedDeliveries, hostileAdverts];
