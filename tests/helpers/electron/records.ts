/** What the program asked of the system, told to the spec; and what the spec asks of the program. */

export type Asked = { readonly what: string; readonly detail: unknown };
export type FromStandIn =
  | { readonly kind: 'record'; readonly record: Asked }
  | { readonly kind: 'browser'; readonly port: number }
  | { readonly kind: 'shown' }
  | { readonly kind: 'answer'; readonly id: number; readonly value?: unknown; readonly error?: string };
export type ToStandIn = { readonly id: number; readonly order: string; readonly detail: unknown };

type Order = (detail: never) => unknown;
const orders = new Map<string, Order>();

export const tell = (message: FromStandIn): void => {
  if (process.connected) process.send?.(message);
};

/** Leaves word of something that the real Electron would have shown or done. */
export const note = (what: string, detail: unknown = null): void => {
  tell({ kind: 'record', record: { what, detail: JSON.parse(JSON.stringify(detail ?? null)) } });
};

/** Takes orders of one name from the spec. */
export const onOrder = (name: string, order: Order): void => {
  orders.set(name, order);
};

process.on('message', ({ id, order, detail }: ToStandIn) => {
  const carryOut = async (): Promise<unknown> => {
    const found = orders.get(order);
    if (!found) throw new Error(`the stand-in knows no order "${order}"`);
    return found(detail as never);
  };
  carryOut().then(
    (value) => tell({ kind: 'answer', id, value: value ?? null }),
    (error: unknown) => tell({ kind: 'answer', id, error: String(error) }),
  );
});
