import type { ProcessWords } from './process-words.ts';

/** English. */
export const en: ProcessWords = {
  title: (municipality) => `How ${municipality} recruits`,
  intro: (stages, steps, rules, hash) =>
    `This is the path Losen follows: ${stages} stages, ${steps} steps and ${rules} rules. The document is generated from the rule files and is not edited by hand. Version \`${hash}\`.`,
  headings: { stages: 'Stages', gates: 'Gates', rules: 'Rules', unions: 'Unions', plan: 'Suggested plan', unconfirmed: 'Settings HR has to confirm', confirmed: 'Settings HR has confirmed' },
  intros: {
    gates: 'A gate holds a step back until what has to come first is done.',
    rules: 'Each rule with what it rests on, where we have it from, and how certain it is.',
    unions: 'Which unions Losen suggests for which role families. Only a suggestion: the chief union representative decides who takes part, and every representative of the unit can be chosen.',
    plan: 'How long each milestone takes after the one before. Losen counts backwards from the wanted start, or forwards from today. These are suggestions, not rules.', unconfirmed: 'The values are proposals until HR has confirmed them. A gate that rests on such a setting only advises.',
  },
  columns: { stage: 'Stage', steps: 'Steps', id: 'Id', rule: 'Rule', basis: 'Basis', source: 'Source', kind: 'Kind', certainty: 'Certainty', setting: 'Setting', value: 'Value', valid: 'Valid', union: 'Union', families: 'Suggested for', milestone: 'Milestone', takes: 'Usual time', least: 'Shortest time' },
  labels: { why: 'Why', applies: 'Applies', who: 'Who', involves: 'Union representatives', deadline: 'Deadline', opens: 'Opens', evidence: 'Recorded here', checks: 'Checklist', topics: 'Topics we do not ask about', pitfalls: 'Pitfalls', rules: 'Rules', skipping: 'May be left out', before: 'Holds back', needs: 'Opens when', openedBy: 'Opened by', text: 'Message to the manager' },
  course: { running: null, withdrawn: 'only when the advertisement has been withdrawn', both: 'also when the advertisement has been withdrawn' },
  manager: 'Hiring manager',
  perPosition: 'Recorded for each position in the case.',
  asks: { director: 'the director answers', hr: 'HR answers', union: 'the union representatives answer', candidate: 'the candidate answers', applicants: 'the applicants answer', panel: 'the interview panel answers' },
  involves: (moment, rule, within) => `may be involved in Losen about “${moment}” (${rule}); time limit by “${within}”`,
  skipping: { yes: 'Yes, with a reason', no: 'No' },
  deadline: (days, workdays, after, proposal) => {
    const unit = `${workdays ? 'working ' : ''}${Math.abs(days) === 1 ? 'day' : 'days'}`;
    const when = days === 0 ? `the same day as ${after}` : `${Math.abs(days)} ${unit} ${days < 0 ? 'before' : 'after'} ${after}`;
    return proposal ? `${when} (a proposal, not a rule)` : when;
  },
  duration: (days, workdays) => `${days} ${workdays ? (days === 1 ? 'working day' : 'working days') : days === 1 ? 'day' : 'days'}`,
  opens: (date) => `not before ${date}`,
  date: {
    T_behov: 'the day the case was opened', T_tv: 'the first contact with the unions', T_droft: 'the consultation', T_godkjenning: 'the approval', T_pub: 'publication',
    T_frist: 'the application deadline', T_liste: 'the day the applicant list was locked', T_intervju: 'the first interview', T_intervju_siste: 'the last interview', T_avklart: 'the clarification with the candidate',
    T_ref: 'the reference call', T_innst: 'the recommendation', T_tv_frist: 'the deadline for the unions’ statement', T_vedtak: 'the decision', T_tilbud: 'the offer', T_signert: 'the signing',
    T_avslag: 'the rejections', T_start: 'the start date', T_provetid_slutt: 'the end of the probationary period', T_slutt: 'the end of the temporary employment', T_trukket: 'the day the advertisement was withdrawn', T_close: 'the day the case was closed',
  },
  field: { date: 'date', text: 'text', count: 'number', choice: 'choice', times: 'day and time, one line each', optional: 'optional', equals: (field, step) => `must equal “${field}” in “${step}”`, atMost: (field) => `not more than “${field}”`, notBefore: (dates) => `not before ${dates}` },
  need: { must: 'must', may: 'may', 'else-reason': 'or a reason' },
  gate: { legal: 'law', local: 'the municipality’s own rule', advises: (setting) => `Only advises until HR has confirmed “${setting}”.` },
  ruleKind: { legal: 'law', agreement: 'agreement', practice: 'good practice', 'local-must': 'municipal requirement', 'local-should': 'municipal advice', target: 'target', info: 'for information', 'not-a-rule': 'not a rule' },
  certainty: { A: 'statute read', B: 'official source', C: 'other source', D: 'not checked', X: 'not verified', LOCAL: 'the municipality’s own documents', DEFAULT: 'proposed by Losen' },
  valid: (from, to) => [from === undefined ? '' : `from ${from}`, to === undefined ? '' : `to ${to}`].filter(Boolean).join(' '),
  quote: (text) => `“${text}”`,
  onlyWhen: 'when', and: 'and', or: 'or', yes: 'yes', no: 'no', none: 'none',
  not: (condition) => `it is not the case that ${condition}`,
  flag: {
    temporary: ['at least one position is temporary', 'all positions are permanent'],
    leader: ['it is a leadership position', 'it is not a leadership position'],
    shiftWork: ['there is shift work', 'there is no shift work'],
    published: ['the post has been advertised', 'the post has not been advertised'],
    withdrawn: ['the advertisement has been withdrawn', 'the advertisement has not been withdrawn'],
    negativeInformation: ['decisive negative information has come up', 'no decisive negative information has come up'],
    internalCandidate: ['a candidate works or has worked for an employer who gives an internal reference', 'no candidate works or has worked for an employer who gives an internal reference'],
    referencesExempt: ['the type of post is exempt from references', 'the type of post is not exempt from references'],
  },
  below: { percentage: (limit) => `at least one position is below ${limit} per cent`, positions: (limit) => `the case has fewer than ${limit} positions` },
  atLeast: { percentage: (limit) => `all positions are at least ${limit} per cent`, positions: (limit) => `the case has at least ${limit} positions` },
  exactly: { percentage: (value) => `the lowest percentage is ${value}`, positions: (value) => `the number of positions in the case is ${value}` },
  oneOf: { serviceArea: (values) => `the service area is ${values}`, roleFamily: (values) => `the occupational group is ${values}`, route: (values) => `the case is ${values}` },
  noneOf: { serviceArea: (values) => `the service area is not ${values}`, roleFamily: (values) => `the occupational group is not ${values}`, route: (values) => `the case is not ${values}` },
  setting: (label, value) => `the setting “${label}” is ${value}`,
  stepDone: (title) => `“${title}” is done`,
};
