/** One setting with the version that was seen. */
export type Held = { readonly value: number | boolean | string; readonly version: number };
export type AllSettings = Readonly<Record<string, Held>>;
