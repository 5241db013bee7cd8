import type { TracedCall } from './read-trace.ts';

/** What a trace says of acknowledged presses. */
export interface TraceJudgement {
  /** Presses whose way through the trace was followed from the request to the answer, and found in order. */
  readonly synced: number;
  /** Flushes to the disk that came to a good end. */
  readonly syncs: number;
  /** A sentence for each press that was not. */
  readonly faults: readonly string[];
}

/** A nonce as it stands in a press, and in the key of its record; what comes after it in a page of the database may look like more of it. */
const nonceIn = /nonce(?:\/|\\":\\")([\w-]+)/g;
const writing = ['write', 'writev', 'pwrite64', 'pwritev', 'pwritev2', 'sendto', 'sendmsg'];
const reading = ['read', 'readv', 'recvfrom', 'recvmsg'];
const syncing = ['fdatasync', 'fsync'];

/**
 * Whether the disk had each acknowledged press before its answer left. A press is known by its nonce: by the connection on
 * which it was read, by the first write into a file that has it, and by the next write on that connection, which is the
 * answer. Between the two a flush of that file must have begun and come to a good end.
 */
export function judgeTrace(calls: readonly TracedCall[], acknowledged: readonly string[]): TraceJudgement {
  const wanted = new Set(acknowledged);
  const lengths = new Set(acknowledged.map(({ length }) => length));
  const requests = new Map<string, TracedCall>();
  const stored = new Map<string, TracedCall>();
  for (const call of calls) {
    const into = isFile(call.target) && writing.includes(call.name) ? stored : !isFile(call.target) && reading.includes(call.name) ? requests : null;
    if (into === null) continue;
    for (const [, found = ''] of call.text.matchAll(nonceIn)) {
      for (const length of lengths) {
        const nonce = found.slice(0, length);
        if (wanted.has(nonce) && !into.has(nonce)) into.set(nonce, call);
      }
    }
  }
  const syncs = calls.filter(({ name, result }) => syncing.includes(name) && result === 0);
  const faults = [...wanted].flatMap((nonce) => {
    const fault = judge({ request: requests.get(nonce), write: stored.get(nonce), calls, syncs });
    return fault === null ? [] : [`The press ${nonce} ${fault}`];
  });
  return { synced: wanted.size - faults.length, syncs: syncs.length, faults };
}

interface Course {
  readonly request: TracedCall | undefined;
  readonly write: TracedCall | undefined;
  readonly calls: readonly TracedCall[];
  readonly syncs: readonly TracedCall[];
}

function judge({ request, write, calls, syncs }: Course): string | null {
  if (request === undefined || request.ended === null) return 'is not among what the program has read';
  const asked = request.ended;
  const answer = calls.find(({ name, target, began }) => began > asked && target === request.target && writing.includes(name));
  if (answer === undefined) return 'was not answered on the connection it came by';
  if (write === undefined) return 'was answered and is in no file';
  // Then a later write of the same page would pass for the one that counts.
  if (write.began < asked) return 'was in a file before it was read, so that the trace tells nothing of it';
  const { ended: written, target } = write;
  if (written === null || write.result < 0 || written > answer.began) return 'was answered before it was written';
  const isSynced = syncs.some((sync) => sync.target === target && sync.began > written && sync.ended !== null && sync.ended < answer.began);
  return isSynced ? null : 'was answered before the disk had it';
}

function isFile(target: string): boolean {
  return target.startsWith('/');
}
