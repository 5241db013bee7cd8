/** Structured fields only: ids, intents, durations – never names, texts or message bodies. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** What the inner layers may log to. */
export interface Log {
  readonly info: (fields: LogFields, message: string) => void;
  readonly warn: (fields: LogFields, message: string) => void;
  readonly error: (fields: LogFields & { readonly err?: never }, message: string, error?: unknown) => void;
}
