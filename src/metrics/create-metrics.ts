import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { Metrics } from '../ports/metrics.ts';

/** What is looked up when somebody asks, and not counted as it happens. What throws is left out of the answer. */
export interface Watched {
  /** Planned messages that have not ended, and how long the oldest has been planned, in milliseconds. */
  readonly queue: () => { readonly length: number; readonly oldestMs: number };
  /** Wakes whose time has come, those of them that should have been looked at long since, and those that were given up. */
  readonly wakes: () => Promise<{ readonly due: number; readonly late: number; readonly setAside: number }>;
  readonly health: () => Promise<{ readonly store: boolean; readonly reminders: boolean }>;
}

/** Metrics and the page they are read from. */
export interface PrometheusMetrics extends Metrics {
  readonly watch: (watched: Watched) => void;
  /** The page in Prometheus’ text format, with its content type. */
  readonly scrape: () => Promise<{ readonly type: string; readonly text: string }>;
}

/** In seconds: from a press that takes no time to an advert that is fetched, read and checked. */
const turnBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
/** From a read out of memory to a disk that stands still. */
const storeBuckets = [0.0001, 0.0005, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5];
/** From the second in which a wake is due to a night’s work. */
const wakeBuckets = [1, 5, 30, 60, 300, 900, 3_600, 21_600, 86_400];

/** Metrics kept by prom-client in a registry of their own, with those of the process: processor, memory, open files, event-loop lag, garbage collection. */
export function createMetrics(): PrometheusMetrics {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const registers = [register];
  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Counter({ name, help, labelNames: [...labelNames], registers });
  const histogram = <Label extends string>(name: string, help: string, labelNames: readonly Label[], buckets: readonly number[]) =>
    new Histogram({ name, help, labelNames: [...labelNames], buckets: [...buckets], registers });
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers });

  const turns = counter('losen_turns_total', 'Activities by what they were and what came of them', ['kind', 'outcome']);
  const turnTime = histogram('losen_turn_seconds', 'From an activity to its answer', ['kind'], turnBuckets);
  const sends = counter('losen_sends_total', 'Calls to the channel by what became of them', ['call', 'outcome']);
  const sendTime = histogram('losen_send_seconds', 'From a call to the channel to its answer', ['call'], turnBuckets);
  const storeTime = histogram('losen_store_seconds', 'Time the store takes', ['operation'], storeBuckets);
  const storeFailures = counter('losen_store_failures_total', 'Uses of the store that failed', ['operation']);
  const wakes = counter('losen_wakes_total', 'Looks at what had come due', ['outcome']);
  const wakeTime = histogram('losen_wake_seconds', 'Time a look at what had come due takes', [], turnBuckets);
  const wakeDelay = histogram('losen_wake_delay_seconds', 'How long after its time something due was looked at', [], wakeBuckets);
  const queueLength = gauge('losen_queue_messages', 'Planned messages that have not ended');
  const queueAge = gauge('losen_queue_oldest_seconds', 'How long the oldest of them has been planned');
  const due = gauge('losen_wakes_due', 'What has come due and waits to be looked at; counted to ten thousand');
  const late = gauge('losen_wakes_late', 'What came due more than five minutes ago and still waits; counted to ten thousand');
  const setAside = gauge('losen_wakes_set_aside', 'What was given up after five tries');
  const healthy = new Gauge({ name: 'losen_healthy', help: '1 where a part is as it should be, else 0', labelNames: ['part'], registers });

  let watched: Watched | null = null;
  const refresh = async ({ queue, wakes: look, health }: Watched): Promise<void> => {
    const { length, oldestMs } = queue();
    queueLength.set(length);
    queueAge.set(oldestMs / 1_000);
    const { store, reminders } = await health();
    healthy.set({ part: 'store' }, Number(store));
    healthy.set({ part: 'reminders' }, Number(reminders));
    // A store that does not answer must not keep the rest from being read; figures of yesterday would be worse than none.
    const found = store ? await look().catch(() => null) : null;
    if (found === null) for (const one of [due, late, setAside]) one.remove();
    else {
      due.set(found.due);
      late.set(found.late);
      setAside.set(found.setAside);
    }
  };

  return {
    turn: ({ kind, outcome, ms }) => {
      turns.inc({ kind, outcome });
      turnTime.observe({ kind }, ms / 1_000);
    },
    call: ({ call, outcome, ms }) => {
      sends.inc({ call, outcome });
      sendTime.observe({ call }, ms / 1_000);
    },
    store: ({ operation, ok, ms }) => {
      storeTime.observe({ operation }, ms / 1_000);
      if (!ok) storeFailures.inc({ operation });
    },
    wake: ({ ok, lateMs, ms }) => {
      wakes.inc({ outcome: ok ? 'handled' : 'failed' });
      wakeTime.observe(ms / 1_000);
      wakeDelay.observe(lateMs / 1_000);
    },
    watch: (given) => {
      watched = given;
    },
    scrape: async () => {
      if (watched !== null) await refresh(watched);
      return { type: register.contentType, text: await register.metrics() };
    },
  };
}
