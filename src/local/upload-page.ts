import { createHash } from 'node:crypto';
import type { Locale, Message, Say } from '../core/text.ts';
import type { UploadForm } from '../ports/upload-desk.ts';

/** What the page shows. */
export type UploadPage =
  | { readonly kind: 'form'; readonly form: UploadForm; readonly problem: Message | null; readonly maxMegabytes: number }
  | { readonly kind: 'told'; readonly locale: Locale; readonly heading: Message; readonly text: Message };

/** Says something in a language, as plain text. */
export type SayPlainly = (say: Say, locale: Locale) => string;

const style = `
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #57606a; --paper: #fff; --line: #8c959f; --accent: #0f3b5c; --on-accent: #fff; --alert: #a4171f; --alert-paper: #fdf1f0; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eaed; --soft: #a9b1ba; --paper: #1b1f24; --line: #7d8590; --accent: #8cc4ee; --on-accent: #10202d; --alert: #ff9d97; --alert-paper: #351b1c; } }
* { box-sizing: border-box; }
body { margin: 0; padding: 3rem 1.5rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 "Segoe UI", "Liberation Sans", Arial, sans-serif; }
main { max-width: 34rem; margin: 0 auto; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .75rem; }
p { margin: 0 0 1rem; }
.soft { color: var(--soft); font-size: .875rem; }
label { display: block; font-weight: 600; margin: 1.5rem 0 .375rem; }
label + .soft { margin-bottom: .5rem; }
input, select, button { font: inherit; color: inherit; max-width: 100%; }
input[type=file], select { width: 100%; padding: .5rem; border: 1px solid var(--line); border-radius: 4px; background: var(--paper); }
button { margin: 2rem 0 1.5rem; padding: .5rem 1.25rem; border: 0; border-radius: 4px; background: var(--accent); color: var(--on-accent); font-weight: 600; cursor: pointer; }
input:focus-visible, select:focus-visible, button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.problem { border-left: 4px solid var(--alert); background: var(--alert-paper); padding: .75rem 1rem; margin: 0 0 1rem; }
.problem p { margin: 0; }
[aria-invalid=true] { border-color: var(--alert); }
`;

/** What a browser is told beside the page: nothing is fetched, framed, kept or passed on. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
};

/** The page as HTML. It works without scripts, by keyboard and with a screen reader. */
export function toUploadHtml(page: UploadPage, say: SayPlainly): string {
  const locale = page.kind === 'form' ? page.form.locale : page.locale;
  const line = (key: string, params: Message['params'] = {}) => escapeHtml(say({ key, params }, locale));
  if (page.kind === 'told') return toDocument(locale, escapeHtml(say(page.heading, locale)), `<p>${escapeHtml(say(page.text, locale))}</p>`);
  const { form, problem } = page;
  const heading = line('app.upload.heading');
  const told = problem === null ? '' : `<div class="problem" role="alert" id="problem"><p>${escapeHtml(say(problem, locale))}</p></div>`;
  const cases = form.cases.map(
    ({ value, label }) =>
      `<option value="${escapeHtml(value)}"${value === form.chosen ? ' selected' : ''}>${escapeHtml(say(label, locale))}</option>`,
  );
  return toDocument(
    locale,
    heading,
    `${told}
<p>${line('app.upload.intro')}</p>
<form method="post" enctype="multipart/form-data">
<label for="file">${line('app.upload.file')}</label>
<p class="soft" id="limits">${line('app.upload.limits', { max: page.maxMegabytes })}</p>
<input type="file" id="file" name="file" required accept=".docx,.pdf,.txt,.md" aria-describedby="${problem === null ? '' : 'problem '}limits"${problem === null ? '' : ' aria-invalid="true"'}>
<label for="for-case">${line('app.advert.case')}</label>
<select id="for-case" name="for-case">${cases.join('')}</select>
<button type="submit">${line('app.button.check-advert')}</button>
</form>
<p class="soft">${line('app.upload.once')}</p>`,
    problem === null ? '' : `${line('app.upload.problem')} – `,
  );
}

function toDocument(locale: Locale, heading: string, body: string, before = ''): string {
  return `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${before}${heading} – Losen</title><style>${style}</style></head>
<body><main><h1>${heading}</h1>
${body}
</main></body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}
