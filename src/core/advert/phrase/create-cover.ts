type Span = Readonly<{ start: number; end: number }>;

/** Which places of a text are taken. */
export interface Cover {
  readonly take: (span: Span) => void;
  readonly touches: (span: Span) => boolean;
}

/** Remembers stretches of a text of this length by place, so that asking costs the length of a stretch and not the number of those taken. */
export function createCover(length: number): Cover {
  const taken = new Uint8Array(length);
  return {
    take: ({ start, end }) => void taken.fill(1, start, end),
    touches: ({ start, end }) => {
      for (let at = start; at < end; at += 1) if (taken[at] === 1) return true;
      return false;
    },
  };
}
