/** The keys of a Chinese catalogue with the words of another language; a missing or surplus key does not compile. */
export type Catalogue<T> = { readonly [K in keyof T]: T[K] extends string ? string : Catalogue<T[K]> };
