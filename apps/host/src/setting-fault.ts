/** A setting that cannot be used: the sentence names it and says what it must be. */
export class SettingFault extends Error {}
