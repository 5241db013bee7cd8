import { openPostgresBench } from './open-postgres-bench.ts';
import { recordStoreContract } from './record-store-contract.ts';

recordStoreContract('Postgres', openPostgresBench);
