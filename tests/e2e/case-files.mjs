// Audits of one case by several agencies, made from the shipped case audit as the app would have saved them.
import { createHash, randomUUID } from 'node:crypto';
import { partsAsked } from './asked.mjs';
import { NOBODY_AT_RISK } from './audit-files.mjs';
import { canonical, digestOf, file } from './files.mjs';
import { shipped } from './questionnaire.mjs';

export const audit = shipped('case-audit');
const LADDER = ['outstanding', 'good', 'requires-improvement', 'inadequate'];

/** A finished audit; `grades` are for the whole, `overall`, and for the domains that differ from it, by id. */
export function auditOf({ agency, role, reference, caseReference, grades, scope = 'all', revision = 1, id = randomUUID(), escalations }) {
  const profile = { 'case-reference': caseReference, 'auditor-role': role, 'organisation-type': agency, scope, 'age-band': '5-9' };
  if (scope === 'short') profile.themes = ['T1'];
  const graded = partsAsked(audit, { profile }).filter(({ questions }) => questions.some(({ scale }) => scale === 'yes-partly-no'));
  const judged = graded.map((domain) => [domain.id, judgement(agency, grades[domain.id] ?? grades.overall)]);
  const levels = graded.flatMap(({ questions }) => questions).filter(({ scale }) => scale === 'yes-partly-no');
  const record = {
    format: 'safeguarding-audit/return', version: 1, id, reference, status: 'submitted', revision,
    questionnaire: { id: audit.id, edition: audit.edition, digest: `sha256:${createHash('sha256').update(canonical(audit)).digest('hex')}` },
    cycle: '2026-27',
    profile,
    answers: {
      ...Object.fromEntries(levels.map((question) => [question.id, { value: 'partly', note: `${agency} on ${question.id}` }])),
      ...NOBODY_AT_RISK,
    },
    judgements: Object.fromEntries(judged),
    overall_judgement: judgement(agency, grades.overall),
    ...(escalations && { escalations }),
    actions: [],
    declaration: { role, at: '2026-11-20' },
    grades: { domains: Object.fromEntries(judged.map(([domain, { grade }]) => [domain, { grade }])), overall: grades.overall },
  };
  return { ...record, digest: digestOf(record) };
}

function judgement(agency, grade) {
  if (!LADDER.includes(grade)) throw new Error(`${grade} is no grade`);
  return { grade, because: `${agency} found it ${grade}` };
}

/** The file of an audit as a file input takes it. */
export function auditFile(record) {
  return file(`${record.reference}-return-${record.revision}.json`, record);
}

/** Every domain of the shipped audit that a grade is given to, of those asked where everything is audited. */
export const gradedDomains = partsAsked(audit, { profile: { scope: 'all', 'organisation-type': 'CSC' } })
  .filter(({ questions }) => questions.some(({ scale }) => scale === 'yes-partly-no'));
