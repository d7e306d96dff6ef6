-- Lines of which something is on no note yet, by product: what is promised is read before every approval. A condition with
-- a column on its right is turned round before an index is looked for: written the other way no query ever found it.
DROP INDEX order_line_open;
CREATE INDEX order_line_open ON order_line (product_id, order_id, ordered_qty, closed_qty, noted_qty)
  WHERE ordered_qty > noted_qty + closed_qty;
