// The limit: the same questions as plain HTML without a style, and one line of script that saves what is typed.
import { answersTo } from './questionnaires.mjs';

const SCRIPT = "addEventListener('input', (event) => localStorage.setItem(event.target.name, event.target.value))";

/** A page with the first `count` questions of a questionnaire. */
export function plainPage(questionnaire, count) {
  const questions = questionnaire.domains.flatMap((domain) => domain.questions).slice(0, count);
  if (questions.length < count) throw new Error(`the questionnaire has ${questions.length} questions, not ${count}`);
  const fieldsets = questions.map((question) => fieldset(question, answersTo(questionnaire, question)));
  return `<!doctype html>
<html lang="en-GB">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>${escaped(questionnaire.title)}</title>
<main>
<h1>${escaped(questionnaire.title)}</h1>
${fieldsets.join('\n')}
</main>
<script>${SCRIPT}</script>
</html>
`;
}

function fieldset({ id, text, hint, evidence_hint: evidenceHint }, answers) {
  const radios = answers.map((answer, at) =>
    `<div><input type="radio" name="${id}" id="${id}-${at}" value="${at}"><label for="${id}-${at}">${escaped(answer)}</label></div>`);
  return `<fieldset>
<legend>${id} ${escaped(text)}</legend>${paragraph(hint)}
${radios.join('\n')}${paragraph(evidenceHint)}
<div><label for="${id}-evidence">Evidence</label><textarea name="${id}-evidence" id="${id}-evidence" rows="2"></textarea></div>
<div><label for="${id}-note">Note</label><textarea name="${id}-note" id="${id}-note" rows="2"></textarea></div>
<button type="button">Add an action</button>
</fieldset>`;
}

function paragraph(text) {
  return text ? `\n<p>${escaped(text)}</p>` : '';
}

function escaped(text) {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
