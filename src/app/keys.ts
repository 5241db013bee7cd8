import type { BroadcastId, CaseId, IsoDate, Nonce, PolicyHash, TenantId, UserId } from '../core/ids.ts';

/** Every stored key, in one place. Each begins with the tenant so that no lookup can cross over. */
export const keys = {
  case: (tenant: TenantId, id: CaseId) => `${tenant}/case/${id}`,
  /** Everything private of a case: texts, numbered candidates, adverts. */
  ofCase: (tenant: TenantId, id: CaseId) => `${tenant}/private/${id}/`,
  /** People's own words in a case; deletable without touching the events. */
  texts: (tenant: TenantId, id: CaseId) => `${tenant}/private/${id}/texts`,
  /** Numbered candidates of a case: dates and kinds of references, never a name; deletable like the texts. */
  slots: (tenant: TenantId, id: CaseId) => `${tenant}/private/${id}/slots`,
  /** Cases whose numbered candidates are still kept. */
  keptSlots: (tenant: TenantId, id: CaseId | '') => `${tenant}/index/slots/${id}`,
  /** An advert as it was checked for a case, by the hash of its normalised text; deletable like the texts. */
  advertText: (tenant: TenantId, id: CaseId, hash: string) => `${tenant}/private/${id}/advert/${hash}`,
  /** Findings of the advert check that somebody holds to be wrong, for HR. */
  reportedFinding: (tenant: TenantId, id: string) => `${tenant}/reported-finding/${id}`,
  summary: (tenant: TenantId, id: CaseId) => `${tenant}/summary/${id}`,
  owner: (tenant: TenantId, user: UserId, id: CaseId | '') => `${tenant}/index/owner/${user}/${id}`,
  /** Cases somebody takes part in without leading them. */
  shared: (tenant: TenantId, user: UserId, id: CaseId | '') => `${tenant}/index/shared/${user}/${id}`,
  /** Cases somebody is on the panel of. */
  panel: (tenant: TenantId, user: UserId, id: CaseId | '') => `${tenant}/index/panel/${user}/${id}`,
  open: (tenant: TenantId, id: CaseId | '') => `${tenant}/index/open/${id}`,
  counter: (tenant: TenantId, year: string) => `${tenant}/counter/case/${year}`,
  nonce: (tenant: TenantId, nonce: Nonce) => `${tenant}/nonce/${nonce}`,
  policy: (tenant: TenantId, id: string, hash: PolicyHash) => `${tenant}/policy/${id}/${hash}`,
  settings: (tenant: TenantId) => `${tenant}/settings`,
  profile: (tenant: TenantId, user: UserId) => `${tenant}/profile/${user}`,
  /** What a person has been reminded of, and what she has put off. */
  reminded: (tenant: TenantId, user: UserId) => `${tenant}/reminded/${user}`,
  /** Cases of which a person is to be told something, by the day. */
  tell: (tenant: TenantId, user: UserId, on: IsoDate | '', id: CaseId | '') => `${tenant}/index/tell/${user}/${on === '' ? '' : `${on}/`}${id}`,
  /** What HR has been told of that Losen has given up. */
  toldAside: (tenant: TenantId) => `${tenant}/told-aside`,
  /** Those whose reminders somebody gets while they are away. */
  cover: (tenant: TenantId, standIn: UserId, user: UserId | '') => `${tenant}/index/cover/${standIn}/${user}`,
  /** A one-time link to the upload page. */
  upload: (tenant: TenantId, link: string) => `${tenant}/upload/${link}`,
  /** A one-time link to what is held about somebody. */
  download: (tenant: TenantId, link: string) => `${tenant}/download/${link}`,
  /** The message that is a person's living card of a case. */
  card: (tenant: TenantId, id: CaseId, user: UserId | '') => `${tenant}/card/${id}/${user}`,
  /** The ledger: what became of the message that bears a permanent key. Holds no text. */
  delivery: (tenant: TenantId, key: string) => `${tenant}/delivery/${key}`,
  /** A message that is planned or on its way, with its content; gone when its fate is known. */
  outbox: (tenant: TenantId, key: string) => `${tenant}/outbox/${key}`,
  /** Messages of which nobody knows whether they arrived. */
  unconfirmed: (tenant: TenantId, key: string) => `${tenant}/unconfirmed/${key}`,
  broadcastCounter: (tenant: TenantId, year: string) => `${tenant}/counter/broadcast/${year}`,
  broadcast: (tenant: TenantId, id: BroadcastId | '') => `${tenant}/broadcast/${id}`,
  /** Somebody a broadcast is meant for, and what became of it. */
  broadcastTo: (tenant: TenantId, id: BroadcastId, user: UserId | '') => `${tenant}/broadcast-to/${id}/${user}`,
  /** How a broadcast stood with its recipients when they were last counted. */
  broadcastFigures: (tenant: TenantId, id: BroadcastId) => `${tenant}/broadcast-figures/${id}`,
  /** The message in which somebody in HR is asked to let a broadcast go out. */
  approvalCard: (tenant: TenantId, id: BroadcastId, user: UserId | '') => `${tenant}/broadcast-ask/${id}/${user}`,
  /** Which of several processes does what a broadcast has pending. */
  broadcastWork: (tenant: TenantId, id: BroadcastId) => `${tenant}/broadcast-work/${id}`,
  /** Broadcasts that somebody who joins may still get. */
  runningBroadcast: (tenant: TenantId, id: BroadcastId | '') => `${tenant}/index/broadcast/${id}`,
} as const;
