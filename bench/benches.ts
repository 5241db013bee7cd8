import { advertBench } from './advert/advert-bench.ts';
import type { Bench } from './bench.ts';
import { readyBench } from './ready/ready-bench.ts';
import { renderBench } from './render/render-bench.ts';
import { storeBench } from './store/store-bench.ts';
import { turnBench } from './turn/turn-bench.ts';

/** Every benchmark, in the order of the table. */
export const benches: readonly Bench[] = [turnBench, storeBench, advertBench, renderBench, readyBench];
