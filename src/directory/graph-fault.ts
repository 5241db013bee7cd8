/** Application permissions of Microsoft Graph the directory needs, with an administrator's consent. */
export type GraphPermission = 'GroupMember.Read.All' | 'User.Read.All' | 'Application.Read.All';

/** Why Graph gave no answer. */
export type GraphFaultKind = 'no-token' | 'unreachable' | 'forbidden' | 'throttled' | 'failed' | 'misdirected' | 'not-understood';

/** Graph gave no answer that can be used; an absent object is no fault. */
export class GraphFault extends Error {
  readonly kind: GraphFaultKind;
  /** HTTP status, or null where no answer came. */
  readonly status: number | null;
  /** The permission whose consent is missing, where that is what is wrong. */
  readonly permission: GraphPermission | null;
  /** Milliseconds Graph asks to be left alone. */
  readonly waitMs: number;

  constructor(
    kind: GraphFaultKind,
    {
      status = null,
      permission = null,
      waitMs = 0,
    }: { readonly status?: number | null; readonly permission?: GraphPermission | null; readonly waitMs?: number } = {},
  ) {
    super(`Microsoft Graph gave no answer: ${kind}`);
    this.name = 'GraphFault';
    this.kind = kind;
    this.status = status;
    this.permission = permission;
    this.waitMs = waitMs;
  }
}
