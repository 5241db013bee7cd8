import type { Experiment } from './experiment.ts';
import { hostileAdverts } from './hostile-adverts.ts';
import { killedBetweenPresses } from './killed-between-presses.ts';
import { killedWriters } from './killed-writers.ts';
import { repeatedDeliveries } from './repeated-deliveries.ts';
import { killedMornings } from './reminding/killed-mornings.ts';
import { repeatedReminders } from './reminding/repeated-reminders.ts';
import { unansweredMornings } from './reminding/unanswered-mornings.ts';
import { movedClock } from './schedule/moved-clock.ts';
import { poisonedWakes } from './schedule/poisoned-wakes.ts';
import { stoppedDatabase } from './replicas/stopped-database.ts';
import { stoppedDatabaseBroadcast } from './replicas/stopped-database-broadcast.ts';
import { stoppedReplica } from './replicas/stopped-replica.ts';
import { stoppedReplicaBroadcast } from './replicas/stopped-replica-broadcast.ts';
import { killedWhileSending } from './sending/killed-while-sending.ts';
import { refusedPeople } from './sending/refused-people.ts';
import { throttledCalls } from './sending/throttled-calls.ts';
import { unansweredCalls } from './sending/unanswered-calls.ts';
import { syncedWriters } from './synced/synced-writers.ts';
import { troubledStore } from './troubled-store.ts';

/** Every experiment, in the order of the page. */
export const experiments: readonly Experiment[] = [
  killedBetweenPresses,
  killedWhileSending,
  killedMornings,
  killedWriters,
  syncedWriters,
  unansweredCalls,
  unansweredMornings,
  throttledCalls,
  refusedPeople,
  repeatedDeliveries,
  repeatedReminders,
  stoppedReplica,
  stoppedReplicaBroadcast,
  stoppedDatabase,
  stoppedDatabaseBroadcast,
  troubledStore,
  movedClock,
  poisonedWakes,
  hostileAdverts,
];
