// The names on the screens, in one place: correct a label here when the app's wording changes.

export const HOME = {
  heading: 'Safeguarding audit',
  start: 'Start a new audit or self-assessment',
  drafts: 'Drafts on this device',
  openFile: 'Open a file',
  returns: 'Bring returns together',
  device: 'Data on this device',
  open: 'Open',
  download: 'Download',
  remove: 'Delete',
  undo: 'Undo',
};

export const CHOOSE = { heading: 'What do you need to complete?', proceed: 'Continue' };

export const ABOUT = { heading: 'About your organisation', save: 'Save and continue' };

export const TASKS = {
  about: 'About your organisation',
  actions: 'Actions',
  check: 'Check your answers',
  declaration: 'Declaration',
};

export const STATUS = {
  notStarted: 'Not started',
  inProgress: 'In progress',
  completed: 'Completed',
  notApplicable: 'Not applicable',
};

export const DOMAIN = {
  save: 'Save and continue',
  later: 'Save and come back later',
  notApplicable: 'Not applicable',
  whyNotApplicable: 'Why does this not apply?',
  dontKnow: "Don't know",
  evidence: /^Evidence/,
  note: /^Note/,
  addAction: /^Add an action/,
  saveAction: /^Save action/,
  saved: /Saved at \d{1,2}:\d{2} on this device/,
};

export const ACTION = { change: 'What will change?', owner: 'Who will do it? (role)', due: 'Due date' };

export const DATE = { day: 'Day', month: 'Month', year: 'Year' };

export const PLAN = { heading: 'Action plan', download: 'Download action plan' };

export const CHECK = {
  heading: 'Check your answers',
  change: /^Change/,
  grades: 'Grades',
  explanation: 'How this grade was worked out',
  findings: 'Findings',
  overall: 'Overall',
  proceed: 'Continue to declaration',
};

export const DECLARATION = {
  heading: 'Declaration',
  confirm: /^I confirm/,
  role: 'Your role',
  date: 'Date',
  submit: 'Submit',
};

export const COMPLETE = {
  heading: 'Return complete',
  download: 'Download return',
  print: 'Print or save as PDF',
  next: 'What happens next',
  correct: 'Make a correction',
};

export const RETURNS = {
  heading: 'Returns',
  add: 'Add returns',
  addFolder: 'Add a folder of returns',
  samples: 'Try with sample returns',
  overview: 'Overview',
  domains: 'Domains',
  cases: 'Cases',
  moderation: 'Moderation',
  files: 'Files added',
  removeAll: 'Remove all returns',
  csv: 'Download CSV',
  summary: 'Download summary',
  bySector: /sector/i,
  // The sentence on the Overview that says how many returns its figures count.
  counted: /(\d+)(?: of \d+)? returns? (?:(?:is|are|was|were) )?counted|returns counted:?\s*(\d+)/i,
  goodOrBetter: /\d+ of \d+ \(\d+%\) good or better/i,
};

export const VERDICT = {
  counted: /Counted/,
  same: /Same return again/,
  newer: /Newer revision/,
  unknown: /Unknown questionnaire/,
  changed: /Changed after it was saved/,
  gradesDiffer: /Grades differ/,
  notReadable: /Not readable/,
  draft: /Still a draft/,
};

export const RECOVERY = {
  route: '#/panic-for-tests',
  heading: 'Something went wrong',
  reload: 'Reload',
  download: 'Download the last saved draft',
};

export const GRADE = {
  outstanding: 'Outstanding',
  good: 'Good',
  requiresImprovement: 'Requires improvement',
  inadequate: 'Inadequate',
  notApplicable: 'Not applicable',
};

export const LEVEL = {
  shown: 'In place and we can show it makes a difference',
  inPlace: 'In place',
  partly: 'Partly in place',
  notInPlace: 'Not in place',
};

export const PAGE = { skip: /^Skip to main content/, problem: 'There is a problem' };

export const TABS = {
  elsewhere: /open in another tab or window/,
  takenOver: /now being edited in another tab or window/,
  changed: /changed in another tab/,
  takeOver: 'Edit here instead',
};

export const SAVING = {
  failed: /Not saved/,
  downloadDraft: 'Download draft',
  nowhere: /Nothing can be kept on this device/,
};

export const VERSIONS = { link: 'Earlier versions', heading: 'Earlier versions', restore: /^Restore\b/, undo: 'Undo' };

export const DELETED = { table: 'Recently deleted', restore: /^Restore\b/, forGood: /^Delete for good\b/, sure: /^Yes, delete/ };

export const DEVICE = {
  heading: 'Data on this device',
  backup: 'Download a backup',
  restore: 'Restore a backup',
  deleteAll: 'Delete everything',
  yesDeleteAll: 'Yes, delete everything',
  wasDeleted: /was deleted/,
  unreadable: 'What cannot be read',
  downloadUnreadable: /^Download what is there/,
};

export const BACKUP = {
  heading: 'Restore a backup',
  restore: 'Restore what is ticked',
  fresh: 'Not on this device yet',
  same: 'The same as on this device',
  older: 'Older than what is on this device',
  newer: 'Newer than what is on this device',
  different: 'Different from what is on this device',
};

export const PASSPHRASE = {
  link: 'Protect with a passphrase',
  heading: 'Protect this draft with a passphrase',
  passphrase: 'Passphrase',
  again: 'Type it again',
  understood: /I understand that nobody can recover it/,
  protect: 'Protect this draft',
  lockedRow: /Locked draft/,
  lockedHeading: 'This draft is locked',
  unlock: 'Unlock',
  wrong: /not the passphrase/,
  lockNow: 'Lock now',
  downloadLink: 'Download with a passphrase',
  downloadHeading: 'Download with a passphrase',
  download: 'Download',
  ofFile: 'Passphrase of the file',
  openFile: 'Open the file',
};

export const SURVEY = {
  setUp: 'Set up the survey',
  saveSetUp: 'Save and continue',
  changeSetUp: 'Change how it is set up',
  invited: 'How many people do you ask? (optional)',
  collect: 'Collect replies on this device',
  download: 'Download replies',
  start: 'Start',
  goOn: 'Go on with the reply I began',
  startOwn: 'Throw that away and start my own',
  left: /began to reply on this device and did not finish|You have begun to reply/,
  about: 'About you',
  proceed: 'Continue',
  check: 'Check your answers',
  finish: 'Finish and hand over to the next person',
  thanks: 'Thank you',
  next: 'Next person: begin here',
  organiser: 'For whoever runs this survey',
  read: 'I have read this: hand over to the next person',
  nothingBegun: 'No reply has been begun here.',
  noChanges: /You cannot change your answers/,
  safety: 'If you need help now',
  notAReport: /not how to report abuse/,
  hidden: /Fewer than 5 answered, so the figure is hidden/,
  rightAnswer: 'The right answer',
};

export const SURVEYS = { table: 'Surveys on this device', deleted: 'Recently deleted surveys', wasDeleted: /and its replies were deleted/ };

export const EDITION = {
  see: 'See what moving would change',
  heading: 'Move to another edition',
  move: (edition) => `Move to edition ${edition}`,
  stay: 'Stay in this edition',
  noLongerFits: 'Answers that no longer fit',
  changed: 'Answers to look at again',
  dropped: 'Answers no longer asked for',
  added: 'New questions',
  kept: 'Answers kept as they are',
};

export const FOUND = {
  part: 'The questionnaire in the file',
  use: 'Use this questionnaire',
  doNotUse: 'Do not use it',
  unusable: /is a questionnaire that cannot be used/,
  remarks: /It can be used. Whoever wrote it should look at this/,
};

export const PERSONAL = {
  nhs: 'Something here looks like an NHS number. Does it have to be here?',
  postcode: 'Something here looks like a full postcode. Does it have to be here?',
  email: 'Something here looks like an e-mail address. Does it have to be here?',
  replace: 'Replace with [removed]',
  putBack: 'Put it back',
  list: 'Possible personal data',
  missed: /^Names cannot be found reliably/,
  lookAgain: /^Names cannot always be found/,
};
