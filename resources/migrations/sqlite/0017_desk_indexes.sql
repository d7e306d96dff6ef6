-- The desks ask every few minutes what is due: opening documents are found by their day.
CREATE INDEX opening_document_due ON opening_document (due_on, customer_id) WHERE withdrawn_at IS NULL;
