import type { Instant, IsoDate, PositionId, StepId, UserId } from '../ids.ts';
import type { UnreachableReason } from '../sending/unreachable.ts';
import type { CaseHappening, DeliveryState, UnionAnswer } from './event.ts';

/** A union representative's part in a step: when she was asked, what she answered. `union` and `name` refer to texts. */
export interface Share {
  readonly with: UserId;
  readonly as: 'union';
  readonly union: string;
  readonly name: string | null;
  readonly step: StepId;
  readonly position: PositionId | null;
  readonly due: IsoDate | null;
  readonly enclosed: string | null;
  readonly unreached: boolean;
  /** What became of her card, where it did not simply arrive. */
  readonly delivery: { readonly state: DeliveryState; readonly reason: UnreachableReason | null; readonly at: Instant } | null;
  readonly at: Instant;
  readonly by: UserId;
  /** Her last answer; null while she is silent. */
  readonly answer: {
    readonly kind: UnionAnswer;
    readonly statement: string | null;
    readonly late: boolean;
    /** It took the place of another. */
    readonly changed: boolean;
    readonly at: Instant;
  } | null;
  /** What she holds against what was recorded about her union's view. */
  readonly correction: { readonly text: string; readonly at: Instant } | null;
}

type ShareHappening = Extract<CaseHappening, { kind: 'shared' | 'delivery-noted' | 'union-answered' | 'union-view-corrected' }>;

/** Shares after one more happening about them; an answer belongs to whoever gave it, at its step and position. */
export function evolveShares(
  shares: readonly Share[],
  what: ShareHappening,
  { at, by }: { readonly at: Instant; readonly by: UserId },
): readonly Share[] {
  const hers = (change: (share: Share) => Partial<Share>) =>
    shares.map((share) => (share.with === by && isAt(share, what) ? { ...share, ...change(share) } : share));
  switch (what.kind) {
    case 'shared':
      return [
        ...shares,
        {
          with: what.with,
          as: what.as,
          union: what.union,
          name: what.name ?? null,
          step: what.step,
          position: what.position,
          due: what.due ?? null,
          enclosed: what.enclosed ?? null,
          unreached: what.unreached ?? false,
          delivery: null,
          at,
          by,
          answer: null,
          correction: null,
        },
      ];
    case 'delivery-noted':
      return shares.map((share) =>
        share.with === what.with && isAt(share, what) ? { ...share, delivery: { state: what.state, reason: what.reason ?? null, at } } : share,
      );
    case 'union-answered':
      return hers(({ answer }) => ({
        answer: { kind: what.answer, statement: what.statement, late: what.late, changed: answer !== null, at },
      }));
    case 'union-view-corrected':
      return hers(() => ({ correction: { text: what.text, at } }));
  }
}

/** Whether she has been told, as far as anybody knows; who has not cannot be called silent. */
export function isTold({ unreached, delivery }: Share): boolean {
  return delivery === null ? !unreached : delivery.state === 'arrived';
}

/** Whether a share belongs to a step, at its position. */
export function isAt(
  share: Pick<Share, 'step' | 'position'>,
  { step, position }: { readonly step: string; readonly position: PositionId | null },
): boolean {
  return share.step === step && share.position === position;
}

/** Everybody's part in a step, in the order they were asked. */
export function sharesAt(shares: readonly Share[], place: { readonly step: string; readonly position: PositionId | null }): readonly Share[] {
  return shares.filter((share) => isAt(share, place));
}
