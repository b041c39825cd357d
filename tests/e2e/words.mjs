// The names on the screens, in one place: correct a label here when the app's wording changes.

export const HOME = {
  heading: 'Safeguarding audit',
  start: 'Start a new audit or self-assessment',
  drafts: 'Drafts on this device',
  openFile: 'Open a file',
  returns: 'Bring returns together',
  choosing: 'Choose cases to audit',
  device: 'Data on this device',
  open: 'Open',
  download: 'Download',
  remove: 'Delete',
  undo: 'Undo',
};

export const LOADING = {
  loading: 'Loading the safeguarding audit…',
  cannot: 'The app cannot start',
  long: 'The app is still loading',
  again: 'Try again',
};

export const PARTS = { missing: 'A part of the app did not arrive', again: 'Try again' };

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

export const AFTERWARDS = {
  status: /^Status/,
  outcome: /^What was done\?/,
  evidence: /^What shows it\?/,
  show: 'Show',
  nothingNew: 'Nothing has changed here since the return was submitted, so there is nothing to send yet.',
  send: 'Send an update',
  share: 'Share',
  workbook: 'Download Excel workbook',
  calendar: 'Download calendar',
  note: 'Note that it was sent',
  how: 'How? (optional)',
  saveNote: 'Save note',
  notSent: 'You have not noted yet that it was sent.',
  report: 'Your report',
  word: 'Download Word document',
  webPage: 'Download web page',
};

export const CHECK = {
  heading: 'Check your answers',
  change: /^Change/,
  grades: 'Grades',
  explanation: 'How this grade was worked out',
  between: 'What stands between this and the next grade',
  findings: 'Findings',
  overall: 'Overall',
  proceed: 'Continue to declaration',
};

export const AUDIT = {
  about: 'About this audit',
  case: /^Case reference/,
  copyCase: 'Copy case reference',
  grade: 'Your grade for this domain',
  overall: 'Overall grade',
  overallGrade: 'Your overall grade',
  reasons: 'Reasons and evidence for the grade',
  byTheRules: /By the rules the grade would be/,
  onceComplete: /Once everything above is complete/,
};

export const RECEIVED = {
  heading: 'What do you want to do with this audit?',
  see: 'See the audit with its grades',
  changes: 'Ask for changes',
};

export const MODERATION = {
  heading: 'Moderation',
  role: 'Your role',
  begin: 'Moderate',
  ownFile: /^Or use the second auditor’s own file/,
  grade: 'Your grade',
  compare: 'Compare with the first auditor’s grades',
  compared: 'Compare and agree',
  table: 'Grades side by side',
  agreedGrade: 'Agreed grade',
  why: 'Why this grade was agreed',
  finish: 'Finish moderation',
  finished: 'Moderation complete',
  download: 'Download moderated audit',
  link: 'Moderate this audit',
};

export const AT_RISK = {
  heading: 'Is a child at risk now?',
  yes: 'Yes, a child may be at risk now',
  no: 'No, go back to the audit',
  stopped: 'Stop the audit and act now',
  told: 'Who was told',
  when: 'When they were told',
  done: 'What was done',
  record: 'Record and go on with the audit',
  open: 'A child may be at risk: say how it ended',
  ended: 'How did it end?',
  outcome: 'How it ended',
  close: 'Close this escalation',
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
  questions: 'Questions',
  filter: 'Filter by sector, type or locality',
  onlySector: 'Only this sector',
  weakest: 'Weakest first',
  cases: 'Cases',
  moderation: 'Moderation',
  organisations: 'Organisations',
  compare: 'Compare',
  actions: 'Actions',
  trend: 'Trend',
  words: 'Words',
  surveys: 'Surveys',
  register: 'Register',
  filesView: 'Files',
  report: 'Report',
  files: 'Files added',
  removeAll: 'Remove all returns',
  csv: 'Download CSV',
  workbook: 'Download Excel workbook',
  tables: 'Download tables',
  summary: 'Download summary',
  bySector: /sector/i,
  // The sentence on the Overview that says how many returns its figures count.
  counted: /(\d+)(?: of \d+)? returns? (?:(?:is|are|was|were) )?counted|returns counted:?\s*(\d+)/i,
  goodOrBetter: /\d+ of \d+(?: \(\d+%\))? good or better/i,
};

export const REPORT = {
  word: 'Download this as a Word document',
  html: 'Download this as a web page',
  letters: 'Download all letters as web pages',
  names: 'Name organisations with their grades',
};

export const COMPARE = {
  what: 'Set side by side',
  questionnaires: 'Questionnaires that ask the same',
  find: 'Find a subject',
  allSectors: 'Show all sectors',
  differMost: 'Where sectors differ most',
  breakDown: 'Break answers down',
  byType: 'By type of organisation',
};

export const WORDS = {
  make: 'Make a theme',
  makeThis: 'Make this theme',
  whole: 'All of it',
  quote: 'Quote it without the name',
  mayBeQuoted: 'It may be quoted',
  stillFits: 'The tags still fit',
  showPassages: /^Show its passages/,
  csv: 'Download themes as CSV',
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
  tooFew: 'Too few questions to grade',
  tooLittle: 'Too little applies to grade',
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
  // What the tab that lost the draft says while its last words are on their way, and once they are there.
  keeping: /is being kept as an earlier version of it: leave this page open/,
  kept: /Nothing you typed here is lost/,
  takeOver: 'Edit here instead',
};

export const SAVING = {
  failed: /Not saved/,
  // All is saved, and nothing more can be.
  stuck: /Saved at \d{1,2}:\d{2} on this device.*but nothing more can be saved/,
  warning: /Not saved|nothing more can be saved|could not be saved/,
  // A draft that is open and gone from the device.
  gone: /Not saved\. This draft is no longer on this device/,
  keepAgain: 'Keep it on this device again',
  isThereAgain: /The draft is on this device again/,
  privateWindow: /This looks like a private window/,
  downloadDraft: 'Download draft',
  nowhere: /Nothing can be kept on this device/,
};

export const VERSIONS = { link: 'Earlier versions', heading: 'Earlier versions', now: /^Now/, restore: /^Restore\b/, undo: 'Undo' };

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

export const JOINT = {
  link: 'Bring one case together',
  bring: 'Bring one case together',
  add: 'Add audits of one case',
  files: 'Files looked at',
  heading: 'One case, several agencies',
  table: 'What each agency saw',
  another: "Add another agency's audit",
  reasons: 'Reasons for the joint grade',
  overall: 'Overall grade',
  save: 'Save and continue',
  proceed: 'Continue to declaration',
};

export const CHOOSING = {
  heading: 'Choose cases to audit',
  population: 'How many cases there are',
  confidence: 'How sure you want to be',
  margin: 'How far off the figure may be, in percentage points',
  expected: 'What share you expect to find, in per cent',
  workOut: 'Work out',
  changed: /has been changed since/,
  list: 'Case references, one on each line',
  number: 'How many to choose',
  byGroup: 'Choose from each group in proportion (at least two of each)',
  seed: 'Number that repeats the draw',
  choose: 'Choose cases',
  sample: 'Cases chosen',
  cases: 'Cases chosen, in order of reference',
  groups: 'Chosen from each group',
  copy: 'Copy the list',
  copied: /^Copied/,
  download: 'Download the list',
  print: 'Print',
};

export const REVIEW = {
  link: 'Ask for changes',
  heading: 'Ask for changes',
  role: 'Your role',
  add: 'Add a comment',
  proceed: 'Continue',
  download: 'Download the request for changes',
  asked: 'Changes were asked for',
  answerThem: 'Answer the comments',
  answer: 'Your answer',
  unanswered: /A comment is not answered yet/,
};

export const MODERATING = {
  link: 'Review this return',
  again: 'Review of this return',
  heading: 'Review this return',
  start: 'Start the review',
  left: 'As the organisation says',
  role: 'Your role',
  save: 'Save and continue',
  finish: 'Finish review',
  stop: 'Stop this review',
  stopped: /The review was stopped/,
  goesOn: 'The review goes on.',
  complete: 'Review complete',
  download: 'Download reviewed return',
  anew: 'Review it again',
  asModerated: 'As moderated',
  several: 'Two reviews of this return',
  noReason: /Say why you give another level/,
  noRole: 'Enter your role',
  grades: 'Grades of self-assessments',
  moderatedGrades: 'As moderated by reviewers',
  moved: 'From the organisations’ grades to the moderated ones',
  reviewedOrganisations: 'Organisations that were reviewed',
};

export const WORKER = {
  part: 'Ask the worker',
  add: 'Ask a question',
  addAnother: 'Ask another question',
  question: 'Question to the worker',
  copy: 'Copy the question',
  copied: /^Copied/,
  said: 'What the worker said',
  role: "The worker's role",
  unanswered: /A question to the worker is not answered yet/,
  notAsked: /is not the same as not done, and the worker has not been asked/,
};

export const PASSED_ON = {
  whose: 'Whose draft is this?',
  makeOwn: 'Make it our own',
  goOn: 'Go on with the draft we were sent',
  say: 'Say whose draft this is',
  beginNext: 'Begin the return for 2026-27 from it',
  keep: 'Yes, leave it in the return',
};

export const LAST_TIME = {
  begin: "Begin from last round's",
  file: 'Begin from a file',
  still: /^This is still so/,
  leaveOut: /^Leave it out/,
  same: 'The same this time.',
  anew: 'Answered anew this time.',
  confirmPage: /^Confirm (all \d+|the one) answers? of last time on this page/,
  confirmed: /answers? of last time confirmed/,
  toLookAt: /answers? of last time to look at/,
  youSaid: 'Last time you said',
  actionWaits: /Planned last time/,
  since: 'What has changed since last time',
  back: 'Back',
};

export const COLLEAGUES = {
  ask: 'Ask a colleague',
  some: /^Only some of its questions/,
  to: 'Who will answer? (role)',
  from: 'Who asks? (your role)',
  note: 'A note to them',
  makeFile: 'Download the file for your colleague',
  sendBack: 'Download your answers',
  bring: 'Bring together',
  nothingNew: 'Everything in this file is in the draft already. Nothing was changed.',
  mine: 'Keep yours',
  theirs: 'Take theirs',
  both: 'Keep yours, and write theirs beside it',
  undone: 'Undone. Nothing of the file is in the draft now.',
  back: 'Back',
};

export const OFFLINE = {
  all: /Everything this app needs is on this device/,
  notAll: /Not all of the app came/,
  only: /opens only with the network/,
  since: /cannot be fetched at the moment. Those in use were fetched on \d{1,2} \w+ \d{4} and kept/,
  newer: 'A newer version is ready',
  load: 'Load the newer version',
  elsewhere: 'A newer version is in use in another tab',
  again: 'Load this page again',
  fromDisk: /You have opened this app as a file/,
  inOneFile: /The whole app is in the file that you opened/,
  didNotCome: /The newer version did not come/,
  notLoaded: /newer version was not loaded/,
};
