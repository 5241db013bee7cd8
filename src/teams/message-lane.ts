import { AsyncResource } from 'node:async_hooks';

/** Runs work on one message after another: a newer change of it waits for the older, and replaces one that has not begun. */
export interface MessageLane {
  readonly run: (message: string, work: () => Promise<void>) => void;
  /** Resolves when nothing is under way. */
  readonly idle: () => Promise<void>;
}

interface Lane {
  waiting: (() => Promise<void>) | null;
  running: Promise<void>;
}

/** Without order, the older of two quick updates could arrive last and stay on the screen. */
export function createMessageLane(onError: (error: unknown) => void): MessageLane {
  const lanes = new Map<string, Lane>();
  const drain = async (message: string, lane: Lane): Promise<void> => {
    while (lane.waiting !== null) {
      const work = lane.waiting;
      lane.waiting = null;
      await work().catch(onError);
    }
    lanes.delete(message);
  };
  return {
    run: (message, given) => {
      // It may have to wait for the work of another turn, and still belongs to its own.
      const work = AsyncResource.bind(given);
      const lane = lanes.get(message);
      if (lane !== undefined) {
        lane.waiting = work;
        return;
      }
      const added: Lane = { waiting: work, running: Promise.resolve() };
      lanes.set(message, added);
      added.running = drain(message, added);
    },
    idle: async () => {
      while (lanes.size > 0) await Promise.all([...lanes.values()].map(({ running }) => running));
    },
  };
}
