// A finished return on its way to the partnership: an email is begun, with what to attach and nothing that was answered.
import assert from 'node:assert/strict';
import { inspect, serveApp } from './harness.mjs';
import { submittedReturn } from './stories.mjs';

const { scenario } = serveApp();

scenario('an email to the partnership is begun, with subject, reference and what to attach', async ({ device }) => {
  const person = await device();
  const record = await submittedReturn(person);
  const link = person.main.getByRole('link', { name: 'Open an email to the partnership' });
  const address = new URL(await link.getAttribute('href'));
  assert.equal(address.protocol, 'mailto:');
  assert.equal(address.pathname, 'safeguarding.audit@fernbridge.example');
  const mail = new URLSearchParams(address.search);
  assert.ok(mail.get('subject').includes(record.reference), mail.get('subject'));
  assert.match(mail.get('body'), new RegExp(`${record.reference}-return-1\\.json`));
  await inspect(person.page, 'sending', { arrived: false });
});
