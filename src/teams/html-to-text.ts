import { Parser } from 'htmlparser2';

/** Each of these begins and ends a line. */
const blocks = new Set([
  'p',
  'div',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'li',
  'table',
  'tr',
  'blockquote',
  'pre',
  'hr',
  'section',
  'article',
]);
/** What is no part of what somebody wrote: code for the browser, cards and files by reference. */
const silent = new Set(['script', 'style', 'template', 'attachment', 'title']);
/** A reply carries the message it answers; those are somebody else's words. */
const isQuotedReply = (name: string, { itemtype }: Readonly<Record<string, string>>) =>
  name === 'blockquote' && (itemtype ?? '').includes('schema.skype.com/Reply');

/** Deeper than any editor nests; the parser's own stack makes much deeper nesting slow. */
const mostDepth = 1_000;
const slice = 8 * 1024;

interface List {
  readonly ordered: boolean;
  count: number;
}

/** A chat message's HTML as plain text: a line a paragraph, bullets as dashes, numbers as numbers. Never throws, whatever is handed in. */
export function htmlToText(html: string): string {
  const lines: string[] = [];
  const lists: List[] = [];
  let line = '';
  /** Depth inside something that is left out, and inside text whose spaces count. */
  let left = 0;
  let kept = 0;
  let depth = 0;

  const endLine = (force: boolean) => {
    // A bullet waits for its words, which may stand in a paragraph of their own.
    if (!force && isMark(line)) return;
    const done = line.replaceAll('\u00a0', ' ').trim();
    if (done !== '' || force) lines.push(done);
    line = '';
  };
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        depth += 1;
        if (left > 0 || silent.has(name) || isQuotedReply(name, attributes)) {
          left += 1;
          return;
        }
        if (blocks.has(name)) endLine(false);
        if (name === 'br') endLine(true);
        else if (name === 'ul' || name === 'ol') lists.push({ ordered: name === 'ol', count: 0 });
        else if (name === 'pre') kept += 1;
        else if ((name === 'td' || name === 'th') && line !== '') line += '\t';
        else if (name === 'li') line = toMark(lists.at(-1));
      },
      ontext: (text) => {
        if (left > 0) return;
        if (kept === 0) {
          const words = text.replaceAll(/[ \t\r\n\f]+/g, ' ');
          line += line === '' || line.endsWith(' ') ? words.trimStart() : words;
          return;
        }
        const [first = '', ...others] = text.split('\n');
        line += first;
        for (const other of others) {
          endLine(true);
          line = other;
        }
      },
      onclosetag: (name) => {
        depth -= 1;
        if (left > 0) {
          left -= 1;
          return;
        }
        // An empty paragraph is how people leave a line blank; an empty bullet is nothing.
        if (name === 'li' && isMark(line)) line = '';
        else if (blocks.has(name)) endLine(name === 'p' && line === '' && lines.at(-1) !== '');
        if (name === 'ul' || name === 'ol') lists.pop();
        else if (name === 'pre') kept -= 1;
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  for (let from = 0; from < html.length; from += slice) {
    if (depth > mostDepth) return html.replaceAll(/<[^<>]*>/g, ' ').trim();
    parser.write(html.slice(from, from + slice));
  }
  parser.end();
  endLine(false);
  return lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

const isMark = (line: string) => /^(?:-|\d+\.)\s*$/.test(line);

function toMark(list: List | undefined): string {
  if (list === undefined || !list.ordered) return '- ';
  list.count += 1;
  return `${list.count}. `;
}
