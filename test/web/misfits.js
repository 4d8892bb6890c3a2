// Runs in the page: what sticks out sideways, what is too small to be hit or read.
(() => {
  const LEAST_TARGET = 24;
  const LEAST_PRIMARY = 44;
  const LEAST_TEXT = 12;
  const faults = [];
  const name = (element) =>
    `<${element.tagName.toLowerCase()} class="${element.className.toString()}"> ${(element.textContent || '').trim().slice(0, 40)}`;
  const isShown = (element) =>
    element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) &&
    element.closest('.hidden, .skip') === null;
  /** A link within a sentence is as high as its line; one that stands alone is a target. */
  const isWithinText = (element) =>
    getComputedStyle(element).display === 'inline' &&
    (element.parentElement?.textContent.trim() ?? '') !== element.textContent.trim();
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) {
    const out = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth && element.closest('.table-box') === null,
    );
    faults.push(
      `the page is ${String(scrollWidth)} px wide in ${String(clientWidth)}: ${out.slice(-3).map(name).join(', ')}`,
    );
  }
  for (const element of document.querySelectorAll('a[href], button, input, select, textarea, summary')) {
    const target = element.matches('[type=radio], [type=checkbox]') ? (element.closest('label') ?? element) : element;
    if (!isShown(target) || isWithinText(target)) continue;
    const { width, height } = target.getBoundingClientRect();
    const least = target.matches('.button.primary') ? LEAST_PRIMARY : LEAST_TARGET;
    if (Math.min(width, height) < least - 0.5)
      faults.push(`${name(target)}: ${width.toFixed(0)} × ${height.toFixed(0)} px, at least ${String(least)}`);
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const within = node.parentElement;
    if (within === null || node.textContent?.trim() === '' || !isShown(within)) continue;
    const size = Number.parseFloat(getComputedStyle(within).fontSize);
    if (size < LEAST_TEXT) faults.push(`${name(within)}: letters of ${String(size)} px`);
  }
  return [...new Set(faults)];
})();
