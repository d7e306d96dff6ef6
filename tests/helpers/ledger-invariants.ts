/** What must always hold of the invoicing ledger, asked of the tables themselves: one statement a sentence. */
import type { Database } from 'better-sqlite3';

/** Numbers are those of the design's list of invariants. Each statement finds what breaks its sentence. */
export const ledgerRules = {
  '1: an entitlement has more invoiced than it is worth, or a line more than it says': `
    SELECT 1 FROM entitlement WHERE allocated_qty NOT BETWEEN 0 AND net_qty OR allocated_fen NOT BETWEEN 0 AND net_fen
    UNION ALL SELECT 1 FROM invoice_line WHERE red_of IS NULL AND (
      allocated_qty + red_qty + pending_qty > qty OR allocated_fen + red_fen + pending_fen > fen
      OR min(allocated_qty, red_qty, pending_qty, allocated_fen, red_fen, pending_fen) < 0)`,
  '1: the balance of an entitlement is not the sum of its rows': `
    SELECT 1 FROM entitlement AS e WHERE
      net_qty <> (SELECT coalesce(sum(qty), 0) FROM entitlement_event WHERE entitlement_id = e.id)
      OR net_fen <> (SELECT coalesce(sum(fen), 0) FROM entitlement_event WHERE entitlement_id = e.id)
      OR allocated_qty <> (SELECT coalesce(sum(qty), 0) FROM allocation WHERE entitlement_id = e.id)
      OR allocated_fen <> (SELECT coalesce(sum(entitlement_fen), 0) FROM allocation WHERE entitlement_id = e.id)
      OR shipped_qty <> (SELECT coalesce(sum(qty), 0) FROM supply_event WHERE entitlement_id = e.id AND stage = 'shipped')`,
  '1: the balance of an invoice line is not the sum of its rows': `
    SELECT 1 FROM invoice_line AS l WHERE red_of IS NULL AND (
      allocated_qty <> (SELECT coalesce(sum(qty), 0) FROM allocation WHERE line_id = l.id)
      OR allocated_fen <> (SELECT coalesce(sum(invoice_fen), 0) FROM allocation WHERE line_id = l.id)
      OR -red_qty <> (SELECT coalesce(sum(qty), 0) FROM invoice_line WHERE red_of = l.id)
      OR -red_fen <> (SELECT coalesce(sum(fen), 0) FROM invoice_line WHERE red_of = l.id)
      OR pending_qty <> (SELECT coalesce(sum(qty), 0) FROM red_pending WHERE line_id = l.id)
      OR pending_fen <> (SELECT coalesce(sum(fen), 0) FROM red_pending WHERE line_id = l.id))`,
  '2: an allocation joins two keys': `
    SELECT 1 FROM allocation AS a JOIN invoice_line AS l ON l.id = a.line_id JOIN entitlement AS e ON e.id = a.entitlement_id
    WHERE l.account_id <> e.account_id OR l.price <> e.price OR l.red_of IS NOT NULL`,
  // Two fen of rounding are not a price: what a price cut left at another amount is told to a person instead.
  '3: a key and price is open both ways': `
    SELECT 1 FROM entitlement AS e JOIN invoice_line AS l ON l.account_id = e.account_id AND l.price = e.price AND l.red_of IS NULL
    WHERE e.net_qty > e.allocated_qty AND l.qty > l.allocated_qty + l.red_qty + l.pending_qty
      AND abs(200000 * (e.net_fen - e.allocated_fen) - 2 * (e.net_qty - e.allocated_qty) * e.price) <= 500000
      AND abs(200000 * (l.fen - l.allocated_fen - l.red_fen - l.pending_fen)
        - 2 * (l.qty - l.allocated_qty - l.red_qty - l.pending_qty) * l.price) <= 500000`,
  '4: sold − invoiced is not stored − ahead − waiting to be red': `
    SELECT 1 FROM (
      SELECT account_id, price, sum(net) AS net, sum(net_fen) AS net_fen, sum(billed) AS billed, sum(billed_fen) AS billed_fen,
        sum(stored) AS stored, sum(stored_fen) AS stored_fen, sum(ahead) AS ahead, sum(ahead_fen) AS ahead_fen,
        sum(pending) AS pending, sum(pending_fen) AS pending_fen, sum(tail) AS tail
      FROM (
        SELECT account_id, price, net_qty AS net, net_fen, 0 AS billed, 0 AS billed_fen, net_qty - allocated_qty AS stored,
          net_fen - allocated_fen AS stored_fen, 0 AS ahead, 0 AS ahead_fen, 0 AS pending, 0 AS pending_fen, 0 AS tail
        FROM entitlement
        UNION ALL
        SELECT account_id, price, 0, 0, qty, fen, 0, 0, iif(red_of IS NULL, qty - allocated_qty - red_qty - pending_qty, 0),
          iif(red_of IS NULL, fen - allocated_fen - red_fen - pending_fen, 0), pending_qty, pending_fen, 0
        FROM invoice_line
        UNION ALL
        SELECT l.account_id, l.price, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, a.invoice_fen - a.entitlement_fen
        FROM allocation AS a JOIN invoice_line AS l ON l.id = a.line_id
      ) GROUP BY account_id, price
    ) WHERE net - billed <> stored - ahead - pending OR net_fen - billed_fen <> stored_fen - ahead_fen - pending_fen - tail`,
  '5: a fully invoiced side keeps a rest of its amount': `
    SELECT 1 FROM entitlement WHERE net_qty > 0 AND net_qty = allocated_qty AND net_fen <> allocated_fen
    UNION ALL SELECT 1 FROM invoice_line WHERE red_of IS NULL AND qty > 0 AND qty = allocated_qty + red_qty + pending_qty
      AND fen <> allocated_fen + red_fen + pending_fen`,
  '5: a part that stands has two amounts that are no rounding apart, or nothing and an amount': `
    SELECT 1 FROM (
      SELECT sum(qty) AS qty, max(qty) AS began, sum(entitlement_fen) AS e, sum(invoice_fen) AS i FROM allocation
      GROUP BY coalesce(reversal_of, id))
    WHERE abs(e - i) > 4 OR (qty = 0 AND began > 0 AND (e <> 0 OR i <> 0))`,
  '6: without tax and tax are not the amount': `
    SELECT 1 FROM invoice_line WHERE excl_fen + tax_fen <> fen
    UNION ALL SELECT 1 FROM invoice AS i WHERE total_fen <> (SELECT sum(fen) FROM invoice_line WHERE invoice_id = i.id)
      OR tax_fen <> (SELECT sum(tax_fen) FROM invoice_line WHERE invoice_id = i.id)`,
  '8: a number stands twice, or an invoice has no line': `
    SELECT 1 FROM invoice GROUP BY number HAVING count(*) > 1
    UNION ALL SELECT 1 FROM invoice WHERE id NOT IN (SELECT invoice_id FROM invoice_line)`,
  'an approval made two entitlements of a line, or one of what is not sold': `
    SELECT 1 FROM entitlement WHERE source = 'order' GROUP BY order_line_id, approval_count HAVING count(*) > 1
    UNION ALL SELECT 1 FROM entitlement AS e JOIN sales_order AS o ON o.id = e.order_id
      WHERE e.net_qty > 0 AND o.state IN ('draft', 'submitted', 'cancelled')`,
  'the parts of a line are not worth what the line costs': `
    SELECT 1 FROM order_line AS l JOIN sales_order AS o ON o.id = l.order_id
    JOIN (SELECT order_line_id AS id, sum(net_qty) AS qty, sum(net_fen) AS fen FROM entitlement GROUP BY order_line_id) AS e ON e.id = l.id
    WHERE o.state IN ('approved', 'on_hold', 'completed', 'short_closed') AND e.fen <> (2 * e.qty * l.price + 100000) / 200000`,
  'an approved line is not stored or invoiced as it was sold': `
    SELECT 1 FROM order_line AS l JOIN sales_order AS o ON o.id = l.order_id
    WHERE o.state IN ('approved', 'on_hold', 'completed', 'short_closed')
      AND l.ordered_qty - l.closed_qty <> (SELECT coalesce(sum(v.qty), 0) FROM entitlement AS e
        JOIN entitlement_event AS v ON v.entitlement_id = e.id AND v.kind <> 'return' WHERE e.order_line_id = l.id)`,
} as const;

/** The sentences that do not hold; empty when the ledger is sound. */
export const ledgerFaults = (sqlite: Database): string[] =>
  Object.entries(ledgerRules).flatMap(([sentence, text]) =>
    sqlite.prepare(`SELECT 1 FROM (${text}) LIMIT 1`).get() === undefined ? [] : [sentence],
  );
