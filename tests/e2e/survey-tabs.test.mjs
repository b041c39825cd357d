// A survey in two tabs of one device: no reply is lost, none is counted twice, none is shown to somebody else.
import assert from 'node:assert/strict';
import { serveApp } from './harness.mjs';
import { fillsHalf, givesHalf, HALF, reply, secondTab, seesHalf, surveyOn, textsIn } from './half-replies.mjs';
import { SURVEY } from './words.mjs';

const { scenario } = serveApp();

scenario('two tabs collect replies at the same time, and both replies are in the file', async ({ device }) => {
  const one = await surveyOn(device);
  const other = await secondTab(one);
  await one.begins();
  await other.begins();
  await one.fillsIn(reply('From the first tab'));
  await other.fillsIn(reply('From the second tab'));
  await other.finishes();
  await one.finishes();
  assert.deepEqual(await textsIn(one), ['From the first tab', 'From the second tab']);
  await other.opensFromHome();
  await other.counts('2 replies.');
});

scenario('after a reload of one of two tabs a person finds their own half reply, and not that of the other tab', async ({ device }) => {
  const one = await surveyOn(device);
  const other = await secondTab(one);
  await one.begins();
  await other.begins();
  await fillsHalf(one, 'From the first tab');
  await fillsHalf(other, 'From the second tab');
  await one.page.reload();
  await seesHalf(one, 'From the first tab');
});

scenario('a reply begun and finished in one tab takes nothing from the half reply in another', async ({ device }) => {
  const one = await surveyOn(device);
  const other = await secondTab(one);
  await givesHalf(one, 'From the first tab');
  await other.replies(reply('From the second tab'));
  await one.page.reload();
  await seesHalf(one, 'From the first tab');
});

scenario('a half reply is offered to no second tab while somebody gives it, and is finished once', async ({ device }) => {
  const one = await surveyOn(device);
  await givesHalf(one, HALF);
  const other = await secondTab(one);
  assert.equal(await other.control(SURVEY.goOn).count(), 0, 'it is being given in the first tab');
  await one.proceeds();
  await one.proceeds();
  await one.arriveAt(SURVEY.check);
  await one.finishes();
  assert.deepEqual(await textsIn(other), [HALF]);
});

scenario('how a survey is set up in one tab is not undone by a reply finished in another', async ({ device }) => {
  const worker = await surveyOn(device, '30');
  const person = await secondTab(worker);
  await person.begins();
  await worker.goesToOverview();
  await worker.press(SURVEY.changeSetUp);
  await worker.fillsSetUp({}, '40');
  await worker.counts('0 replies from 40 people asked.');
  await person.fillsIn(reply('Fewer fast cars'));
  await person.finishes();
  await worker.opensFromHome();
  await worker.counts('1 reply from 40 people asked.');
});
