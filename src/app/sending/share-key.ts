import type { CaseId, UserId } from '../../core/ids.ts';

/** Which share a message was for: the case, the turn that asked her, and who she is. */
export interface ShareKey {
  readonly caseId: CaseId;
  readonly turn: number;
  readonly user: UserId;
}

/** The permanent key of the card by which a representative is asked. */
export function toShareKey({ caseId, turn, user }: ShareKey): string {
  return `involved/${caseId}/${turn}/${user}`;
}

/** Reads such a key; null for the key of any other message. */
export function readShareKey(key: string): ShareKey | null {
  const [, caseId, turn, user] = /^involved\/(\d{4}-\d+)\/(\d+)\/([^/]+)$/.exec(key) ?? [];
  return caseId === undefined || turn === undefined || user === undefined
    ? null
    : { caseId: caseId as CaseId, turn: Number(turn), user: user as UserId };
}
