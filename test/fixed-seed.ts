import { configureGlobal } from 'fast-check';

// Every run tries the same cases, so a red run is a changed program. `LOSEN_SEED=random` goes looking for new ones.
const wanted = process.env['LOSEN_SEED'] ?? '20261122';
if (wanted !== 'random') configureGlobal({ seed: Number(wanted) });
