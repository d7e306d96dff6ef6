/**
 * The keys of a Chinese catalogue with the words of another language; a missing or surplus key does not compile. What
 * such a language says of one stands beside the text: `rows` and `rows_one`.
 */
export type Catalogue<T> = { readonly [K in keyof T]: T[K] extends string ? string : Catalogue<T[K]> } & {
  readonly [K in TextsOf<T> as `${K}_one`]?: string;
};
type TextsOf<T> = { [K in keyof T & string]: T[K] extends string ? K : never }[keyof T & string];
