-- The red invoice of a reissue, once the platform issued it; the book posts it together with the new blue one.
ALTER TABLE invoice_request ADD COLUMN red_number TEXT NOT NULL DEFAULT '';
ALTER TABLE invoice_request ADD COLUMN red_issued_on TEXT;
