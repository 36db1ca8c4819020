-- What an amount in another currency than its merchant's counts against the limits; nothing where it counts as it stands.
-- Limits are added up from here, of a million open payments as well, so that it is found without reading any document.
ALTER TABLE payments ADD counts bigint;
ALTER TABLE pre_authorisations ADD counts bigint;

DROP INDEX payments_open;
CREATE INDEX payments_open ON payments (merchant_id, counted_on) INCLUDE (amount, counts) WHERE counted_on IS NOT NULL;

DROP INDEX pre_authorisations_reserved;
CREATE INDEX pre_authorisations_reserved ON pre_authorisations (merchant_id, counted_on) INCLUDE (reserved, counts) WHERE reserved > 0;
