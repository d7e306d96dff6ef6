-- People who sign their steps on a computer that they share: a staff number, a badge of which only the hash is
-- kept, a PIN; and the accounts of such computers.
ALTER TABLE user ADD COLUMN staff_no TEXT CHECK (length(staff_no) BETWEEN 1 AND 12 AND staff_no NOT GLOB '*[^0-9A-Z]*');
ALTER TABLE user ADD COLUMN badge_hash TEXT;
ALTER TABLE user ADD COLUMN pin_hash TEXT;
-- Wrong PINs since the last right one; with the last of them the person waits until then.
ALTER TABLE user ADD COLUMN pin_failures INTEGER NOT NULL DEFAULT 0 CHECK (pin_failures >= 0);
ALTER TABLE user ADD COLUMN pin_locked_until INTEGER NOT NULL DEFAULT 0;
ALTER TABLE user ADD COLUMN is_shared_post INTEGER NOT NULL DEFAULT 0 CHECK (is_shared_post IN (0, 1));
CREATE UNIQUE INDEX user_staff_no ON user (staff_no);
CREATE UNIQUE INDEX user_badge ON user (badge_hash);
