// An emoji from a keyboard that delivers it in two events, half of a character each.

/** Types text that ends in an emoji into a field, half by half, and tells what the field held in between, as code units. */
export function typesInHalves(field, before = 'ok ') {
  return field.evaluate(async (control, text) => {
    const painted = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const set = (value) => {
      control.value = value;
      control.dispatchEvent(new InputEvent('input', { bubbles: true }));
    };
    control.focus();
    set(`${text}\ud83d`);
    await painted();
    const between = [...Array(control.value.length).keys()].map((at) => control.value.charCodeAt(at).toString(16));
    set(`${control.value}\ude00`);
    await painted();
    return between;
  }, before);
}

/** Types a text and only the first half of an emoji. */
export function typesOneHalf(field, before) {
  return field.evaluate(async (control, text) => {
    control.focus();
    control.value = `${text}\ud83d`;
    control.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  }, before);
}
