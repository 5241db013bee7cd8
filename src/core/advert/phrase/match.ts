/** Where a pattern matches: tokens, half open. The quoted part, and the whole that was matched. */
export interface Match {
  readonly first: number;
  readonly end: number;
  readonly wholeFirst: number;
  readonly wholeEnd: number;
}
