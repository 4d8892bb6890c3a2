/** `ApprovePlan` → `approve-plan`. */
export const kebab = (name: string): string => name.replace(/\B[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
