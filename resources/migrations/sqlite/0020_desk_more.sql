-- The monthly list of steps that one person took in both posts: marked documents are found by when it was done.
CREATE INDEX sales_order_same_person ON sales_order (approved_at) WHERE is_same_person = 1;
CREATE INDEX order_change_same_person ON order_change (decided_at) WHERE is_same_person = 1;
CREATE INDEX dispatch_note_same_person ON dispatch_note (checked_at) WHERE is_same_person = 1;
CREATE INDEX return_request_same_person ON return_request (decided_at) WHERE is_same_person = 1;
CREATE INDEX stocktake_same_person ON stocktake (decided_at) WHERE is_same_person = 1;
CREATE INDEX stock_issue_same_person ON stock_issue (decided_at) WHERE is_same_person = 1;
CREATE INDEX purchase_receipt_same_person ON purchase_receipt (inspected_at) WHERE is_same_person = 1;
CREATE INDEX supplier_return_same_person ON supplier_return (decided_at) WHERE is_same_person = 1;
CREATE INDEX qualification_same_person ON qualification (decided_at) WHERE is_same_person = 1;
CREATE INDEX receipt_allocation_matched ON receipt_allocation (matched_at);
CREATE INDEX receipt_use_matched ON receipt_use (matched_at);
-- Releases that wait, and what was answered, on the desks.
CREATE INDEX release_request_state_asked ON release_request (state, asked_at, id, owner_id);
-- Prepaid orders that wait are few among those that wait, and so are drafts that came back to somebody.
CREATE INDEX sales_order_prepaid ON sales_order (state, payment_term, waiting_since, id, owner_id) WHERE payment_term = 'prepaid';
CREATE INDEX sales_order_rejected ON sales_order (submitted_by, waiting_since, id, owner_id) WHERE state = 'draft' AND return_reason <> '';
