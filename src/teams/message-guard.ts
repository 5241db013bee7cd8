/** Keeps what somebody is doing in a message from being overwritten by an update that is late or comes from elsewhere. */
export interface MessageGuard {
  /** A press on a message begins; answers with its stamp. */
  readonly press: (message: string) => number;
  /** What the message shows after the press: a form is somebody's desk, a card is not. */
  readonly show: (message: string, isForm: boolean) => void;
  /** Whether an update may be sent now; `stamp` when it belongs to a press on the same message, else null. */
  readonly allows: (message: string, stamp: number | null) => boolean;
}

/** Messages that are remembered; beyond these the oldest is forgotten, and its next update goes through. */
const most = 20_000;

/** One guard serves one process; after a restart every message may be updated. */
export function createMessageGuard(): MessageGuard {
  const messages = new Map<string, { stamp: number; isForm: boolean }>();
  return {
    press: (message) => {
      const stamp = (messages.get(message)?.stamp ?? 0) + 1;
      const isForm = messages.get(message)?.isForm ?? false;
      messages.delete(message);
      messages.set(message, { stamp, isForm });
      const oldest = messages.keys().next().value;
      if (messages.size > most && oldest !== undefined) messages.delete(oldest);
      return stamp;
    },
    show: (message, isForm) => {
      const known = messages.get(message);
      if (known !== undefined) known.isForm = isForm;
    },
    allows: (message, stamp) => {
      const known = messages.get(message);
      if (known === undefined) return true;
      return stamp === null ? !known.isForm : known.stamp === stamp;
    },
  };
}
