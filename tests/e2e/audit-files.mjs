// Makes files of case audits from the questionnaire that the built app ships: judged, graded again, stopped.
import { createHash, randomUUID } from 'node:crypto';
import { canonical, digestOf } from './files.mjs';
import { shipped } from './questionnaire.mjs';

export const caseAudit = shipped('case-audit');
const DIGEST = `sha256:${createHash('sha256').update(canonical(caseAudit)).digest('hex')}`;
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What every audit says at its end. */
export const NOBODY_AT_RISK = { 'AR.1': { value: 'no' }, 'AR.2': { value: 'no' } };

/** Domains that every agency is asked in the short base. */
const asked = caseAudit.domains.filter((domain) => !domain.shown_when && !domain.ungraded && !domain.applies_to?.length);
/** The domains that boards are told of. */
export const headlines = caseAudit.domains.filter((domain) => domain.headline);

/** `CASE-0000-0007` and the like. */
export function caseReference(number) {
  const digits = [...Array(8).keys()].map((at) => LETTERS[Math.floor(number / 32 ** (7 - at)) % 32]).join('');
  return `CASE-${digits.slice(0, 4)}-${digits.slice(4)}`;
}

/** A submitted audit; `grades` by domain id and for `overall`, `good` where nothing is said. */
export function audit(number, { grades = {}, profile = {}, moderation, escalations } = {}) {
  const gradeOf = (id) => grades[id] ?? 'good';
  const judgement = (id) => ({ grade: gradeOf(id), because: 'A reason.' });
  const levels = asked.flatMap((domain) => domain.questions).filter((question) => question.type === 'level');
  return sealedAudit({
    format: 'safeguarding-audit/return',
    version: 1,
    id: `${number}-${randomUUID()}`,
    reference: `MA-0000-${String(number).padStart(4, '0')}`,
    status: 'submitted',
    revision: 1,
    questionnaire: { id: caseAudit.id, edition: caseAudit.edition, digest: DIGEST },
    cycle: '2026-27',
    profile: { 'case-reference': caseReference(number), 'auditor-role': 'Quality officer', 'organisation-type': 'CSC', scope: 'short', ...profile },
    answers: { ...Object.fromEntries(levels.map((question) => [question.id, { value: 'yes' }])), ...NOBODY_AT_RISK },
    judgements: Object.fromEntries(asked.map(({ id }) => [id, judgement(id)])),
    overall_judgement: judgement('overall'),
    ...(escalations && { escalations }),
    ...(moderation && { moderation: [moderation] }),
    actions: [],
    declaration: { role: 'Team manager', at: '2026-11-20' },
    grades: { domains: Object.fromEntries(asked.map(({ id }) => [id, { grade: gradeOf(id), score: 10_000 }])), overall: gradeOf('overall') },
  });
}

/** A second grading that both auditors have seen, with one grade throughout. */
export function gradedAgain(grade) {
  const judgement = { grade, because: 'A reason.' };
  return {
    id: randomUUID(),
    by: 'Named nurse',
    begun_at: '2026-11-21T09:00:00Z',
    revision: 1,
    judgements: Object.fromEntries(asked.map(({ id }) => [id, judgement])),
    overall_judgement: judgement,
    compared_at: '2026-11-21T10:00:00Z',
    agreed: {},
  };
}

/** A draft in which somebody said that a child is at risk now. */
export function stoppedDraft(number) {
  const { declaration, grades, ...draft } = audit(number, { escalations: [{ at: '2026-11-19T10:15:00Z', told: '', told_at: '', done: '' }] });
  return sealedAudit({ ...draft, status: 'draft' });
}

function sealedAudit(record) {
  return { ...record, digest: digestOf(record) };
}
