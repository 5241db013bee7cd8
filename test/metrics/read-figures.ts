/** A figure of a page by name and labels as they stand there; null for one that is not there. */
export type Figures = (name: string) => number | null;

/** Reads a page of metrics. */
export function toFigures(text: string): Figures {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const found = new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]));
  return (name) => found.get(name) ?? null;
}

/** Reads what metrics say now. */
export async function readFigures({ scrape }: { readonly scrape: () => Promise<{ readonly text: string }> }): Promise<Figures> {
  return toFigures((await scrape()).text);
}
