-- Deliveries that ended more than 30 days ago: as they ended, and out of everyone's way.
CREATE TABLE webhook_notifications_archive (
  LIKE webhook_notifications,
  archived_at timestamptz NOT NULL,
  PRIMARY KEY (id)
);

CREATE INDEX webhook_notifications_archive_by_payment ON webhook_notifications_archive (payment_id) WHERE payment_id IS NOT NULL;

-- The oldest of those that have ended; each is written once, at the index's end.
CREATE INDEX webhook_notifications_succeeded ON webhook_notifications (succeeded_at) WHERE status = 'succeeded';
CREATE INDEX webhook_notifications_failed ON webhook_notifications (failed_at) WHERE status = 'dead';
