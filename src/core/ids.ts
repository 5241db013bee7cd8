declare const brand: unique symbol;

/** A string that only a constructor at a door may produce; the brand exists at compile time only. */
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** Entra tenant id; the first part of every stored key. */
export type TenantId = Branded<'tenant'>;
/** Entra object id of a person. */
export type UserId = Branded<'user'>;
/** `<year>-<running number>` within a tenant, for instance `2026-14`: what people say and what keys hold. */
export type CaseId = Branded<'case'>;
/** `<year>-<running number>` of a broadcast within a tenant, for instance `2026-3`; counted apart from the cases. */
export type BroadcastId = Branded<'broadcast'>;
/** Id of a step in a policy, for instance `need.union`. */
export type StepId = Branded<'step'>;
/** Id of a gate in a policy, `G1` … `G10`. */
export type GateId = Branded<'gate'>;
/** Id of a rule in the rule catalogue, for instance `S1-01` or `N-05`. */
export type RuleId = Branded<'rule'>;
/** Id of a setting in a policy, for instance `freeze.on`. */
export type SettingId = Branded<'setting'>;
/** Id of a position within a case, `p1`, `p2` …. */
export type PositionId = Branded<'position'>;
/** A calendar day in Europe/Oslo, `YYYY-MM-DD`. */
export type IsoDate = Branded<'date'>;
/** A moment, ISO 8601 in UTC with milliseconds. */
export type Instant = Branded<'instant'>;
/** SHA-256 of a resolved policy, hexadecimal. */
export type PolicyHash = Branded<'policy'>;
/** One-shot value inside a card's data; a press carrying a spent one changes nothing. */
export type Nonce = Branded<'nonce'>;
