-- Channel: what regions an agent may sell a product in. Rows are added and ended, never removed.
CREATE TABLE agent_region (
  id INTEGER PRIMARY KEY,
  agent_id INTEGER NOT NULL REFERENCES customer (id),
  -- The agent's owner and name as his card has them; kept by a trigger.
  owner_id INTEGER NOT NULL REFERENCES user (id),
  agent_name TEXT NOT NULL,
  agent_py TEXT NOT NULL,
  -- Null: all products of the firm.
  product_id INTEGER REFERENCES product (id),
  product_name TEXT NOT NULL DEFAULT '',
  product_py TEXT NOT NULL DEFAULT '',
  -- As customers' cards write them. Empty province: the whole country; empty city: the whole province.
  province TEXT NOT NULL DEFAULT '',
  city TEXT NOT NULL DEFAULT '',
  valid_from TEXT NOT NULL,
  -- The last day; null: until it is ended. Before the first day: taken back.
  valid_to TEXT,
  is_exclusive INTEGER NOT NULL DEFAULT 0 CHECK (is_exclusive IN (0, 1)),
  letter_no TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  authorised_by INTEGER NOT NULL REFERENCES user (id),
  authorised_at INTEGER NOT NULL,
  ended_by INTEGER REFERENCES user (id),
  ended_at INTEGER,
  end_reason TEXT NOT NULL DEFAULT '',
  version INTEGER NOT NULL DEFAULT 0,
  CHECK (city = '' OR province <> ''),
  CHECK ((ended_by IS NULL) = (ended_at IS NULL)),
  CHECK (ended_at IS NULL OR valid_to IS NOT NULL)
) STRICT;
CREATE INDEX agent_region_agent ON agent_region (agent_id, id, owner_id);
CREATE INDEX agent_region_agent_py ON agent_region (agent_py, id, owner_id);
CREATE INDEX agent_region_owner ON agent_region (owner_id, id);
CREATE INDEX agent_region_product ON agent_region (product_id, id);
CREATE INDEX agent_region_product_py ON agent_region (product_py, id, owner_id);
CREATE INDEX agent_region_province ON agent_region (province, id, owner_id);
CREATE INDEX agent_region_city ON agent_region (city, id, owner_id);
CREATE INDEX agent_region_from ON agent_region (valid_from, id, owner_id);
CREATE INDEX agent_region_to ON agent_region (valid_to, id, owner_id);
CREATE INDEX agent_region_letter ON agent_region (letter_no, id, owner_id);
CREATE INDEX agent_region_exclusive ON agent_region (is_exclusive, id, owner_id);

CREATE TRIGGER agent_region_no_delete BEFORE DELETE ON agent_region
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
-- What was ended stays so; whom, what and where it was for never changes.
CREATE TRIGGER agent_region_ended BEFORE UPDATE OF valid_from, valid_to, ended_at, end_reason ON agent_region
WHEN OLD.ended_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER agent_region_fixed BEFORE UPDATE OF agent_id, product_id, province, city, is_exclusive ON agent_region
BEGIN SELECT RAISE(ABORT, 'POSTED_IMMUTABLE'); END;
CREATE TRIGGER customer_agent_regions AFTER UPDATE OF owner_id, name, py_full ON customer BEGIN
  UPDATE agent_region SET owner_id = NEW.owner_id, agent_name = NEW.name, agent_py = NEW.py_full
  WHERE agent_id = NEW.id;
END;

-- What is asked of an order and not decided yet, so that the list of orders can be filtered by it. Kept by triggers.
ALTER TABLE sales_order ADD COLUMN open_change TEXT NOT NULL DEFAULT ''
  CHECK (open_change IN ('', 'change', 'cancel', 'short_close'));
UPDATE sales_order SET open_change = c.kind FROM order_change AS c
WHERE c.order_id = sales_order.id AND c.state = 'requested';
CREATE INDEX sales_order_open_change ON sales_order (open_change, id, owner_id);
CREATE TRIGGER order_change_asked AFTER INSERT ON order_change WHEN NEW.state = 'requested' BEGIN
  UPDATE sales_order SET open_change = NEW.kind WHERE id = NEW.order_id;
END;
CREATE TRIGGER order_change_answered AFTER UPDATE OF state ON order_change
WHEN OLD.state = 'requested' AND NEW.state <> 'requested' BEGIN
  UPDATE sales_order SET open_change = '' WHERE id = NEW.order_id;
END;
