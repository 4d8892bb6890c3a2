const CONTROLS = 'input:not([type="hidden"]):not(:disabled), select, textarea, button:not([aria-disabled="true"])';

const isLine = (target: EventTarget | null): target is HTMLInputElement =>
  target instanceof HTMLInputElement && !['checkbox', 'radio', 'file'].includes(target.type);

const onEnter = (event: KeyboardEvent): void => {
  const { target, currentTarget: form } = event;
  if (event.key !== 'Enter' || event.isComposing || !isLine(target) || !(form instanceof HTMLFormElement)) return;
  event.preventDefault();
  const controls = [...form.querySelectorAll<HTMLElement>(CONTROLS)].filter(
    ({ offsetParent }) => offsetParent !== null,
  );
  controls[controls.indexOf(target) + 1]?.focus();
};

/** Has Enter in a line go on to the next field: an act is sent by its button alone, and never by a slip. A ref of the form. */
export const enterGoesOn = (form: HTMLFormElement): (() => void) => {
  form.addEventListener('keydown', onEnter);
  return () => {
    form.removeEventListener('keydown', onEnter);
  };
};
