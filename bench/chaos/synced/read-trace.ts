/** A system call as strace saw it. Lines are counted from 0; between two of them nothing else happened. */
export interface TracedCall {
  readonly name: string;
  /** What it was about, as `strace -yy` names it: a path, or a connection with both its ends. */
  readonly target: string;
  /** Everything it was given and answered, as strace writes it. */
  readonly text: string;
  /** The line on which it began, and the one on which it had ended; null when it never did. */
  readonly began: number;
  readonly ended: number | null;
  /** What the system answered; negative when it failed. */
  readonly result: number;
}

/** strace fills up with blanks, and newer ones colour nothing in a file. */
const whole = /^(\d+) +(\w+)\((.*)\) += (-?\d+)[^)]*(?:\([^)]*\))?$/;
const begun = /^(\d+) +(\w+)\((.*)<unfinished \.\.\.>$/;
const resumed = /^(\d+) +<\.\.\. (\w+) resumed>(.*)\) += (-?\d+)[^)]*(?:\([^)]*\))?$/;
/** A connection has an arrow in it, so that the first `>` need not be the end. */
const described = /^\d+<(.*?)>(?=[,)]|$)/;

/** Reads what `strace -f -yy` has written, in the order in which the calls began. Throws for a call that ends without having begun: then the trace is not whole. */
export function readTrace(lines: Iterable<string>): readonly TracedCall[] {
  const calls: TracedCall[] = [];
  /** The call under way in each thread, by where it stands among all. */
  const underWay = new Map<string, number>();
  let at = -1;
  for (const line of lines) {
    at += 1;
    const end = resumed.exec(line);
    if (end !== null) {
      const [, thread = '', name = '', rest = '', result] = end;
      const index = underWay.get(thread);
      const call = index === undefined ? undefined : calls[index];
      if (index === undefined || call?.name !== name) throw new Error(`Line ${at + 1} of the trace ends a call that has not begun`);
      underWay.delete(thread);
      calls[index] = { ...call, text: call.text + rest, ended: at, result: Number(result) };
      continue;
    }
    const start = begun.exec(line);
    if (start !== null) {
      const [, thread = '', name = '', text = ''] = start;
      underWay.set(thread, calls.length);
      calls.push({ name, text, target: targetOf(text), began: at, ended: null, result: -1 });
      continue;
    }
    const [, , name, text = '', result] = whole.exec(line) ?? [];
    if (name !== undefined) calls.push({ name, text, target: targetOf(text), began: at, ended: at, result: Number(result) });
  }
  return calls;
}

function targetOf(text: string): string {
  return described.exec(text.trimEnd())?.[1] ?? '';
}
