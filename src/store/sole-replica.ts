import type { Replicas } from '../ports/replicas.ts';

/** The one process on an embedded store: whoever wrote under another name has ended. */
export function soleReplica(own: string): Replicas {
  return {
    run: own,
    areMany: false,
    isAtWork: async (run) => run === own,
    alone: (_name, _patienceMs, run) => run(),
    reserve: async () => 0,
    pause: async () => undefined,
    leave: async () => undefined,
  };
}
