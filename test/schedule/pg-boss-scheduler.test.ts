import { openPgBossBench } from './open-pg-boss-bench.ts';
import { schedulerContract } from './scheduler-contract.ts';

schedulerContract('pg-boss', openPgBossBench);
