import { advertBench } from './advert/advert-bench.ts';
import type { Bench } from './bench.ts';
import { broadcastBench } from './broadcast/broadcast-bench.ts';
import { chatBench } from './broadcast/chat-bench.ts';
import { memoryBench } from './memory/memory-bench.ts';
import { readyBench } from './ready/ready-bench.ts';
import { renderBench } from './render/render-bench.ts';
import { sendBench } from './send/send-bench.ts';
import { storeBench } from './store/store-bench.ts';
import { tickBench } from './tick/tick-bench.ts';
import { turnBench } from './turn/turn-bench.ts';

/** Every benchmark, in the order of the table. */
export const benches: readonly Bench[] = [
  turnBench,
  sendBench,
  broadcastBench,
  chatBench,
  storeBench,
  advertBench,
  renderBench,
  tickBench,
  readyBench,
  memoryBench,
];
