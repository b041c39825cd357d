// Makes questionnaires of any size out of the shipped section 11: the same scales and grading, its own questions over again.
import { questionnaire as shipped } from '../e2e/questionnaire.mjs';

/** The profile that is asked for; everything else about an organisation is left out. */
const PROFILE = ['organisation-name', 'organisation-type'];

/** `domains` domains of `each` level questions, asked of everybody. */
export function questionnaireOf(domains, each) {
  const basis = shipped.basis[0];
  const patterns = shipped.domains.flatMap((domain) => domain.questions).filter((question) => question.type === 'level');
  const question = (id, at) => {
    const { text, hint, type, scale, key, evidence_hint } = patterns[at % patterns.length];
    // Every question asks for evidence, so that each has the two text boxes that the plain page has.
    return { id, text, hint, type, scale, key, evidence: 'optional', evidence_hint, basis: [basis.id] };
  };
  const domain = (at) => {
    const { title, weight, guidance, evidence_hint, ladder } = shipped.domains[at % shipped.domains.length];
    const id = `D${at + 1}`;
    const questions = Array.from({ length: each }, (_, index) => question(`${id}.${index + 1}`, at * each + index));
    return { id, title, weight, guidance, evidence_hint, ladder, questions };
  };
  return {
    ...shipped,
    basis: [basis],
    options: { 'organisation-types': shipped.options['organisation-types'] },
    profile: shipped.profile.filter((field) => PROFILE.includes(field.id)),
    domains: Array.from({ length: domains }, (_, at) => domain(at)),
    checks: undefined,
  };
}

/** The answers that a level question offers, by their labels. */
export function answersTo(questionnaire, question) {
  const scale = questionnaire.scales.find(({ id }) => id === question.scale);
  const labels = scale.levels.map((level) => level.label);
  if (scale.not_applicable) labels.push('Not applicable');
  if (scale.dont_know) labels.push("Don't know");
  return labels;
}
