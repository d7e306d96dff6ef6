-- A deposit comes back from the payee: its day is not ours to keep. Nothing but this is changed.
UPDATE tender_milestone SET is_ours = 0, version = version + 1 WHERE kind = 'deposit_refund' AND is_ours = 1;
