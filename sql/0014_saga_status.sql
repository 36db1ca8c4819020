-- Sagas that did not simply complete are few among millions: these are the words of the view saga_instances, so that
-- a list of them is found by what it asks for. A payment that completes is in none of them.
DROP INDEX payment_sagas_wrong;
CREATE INDEX payment_sagas_wrong ON payment_sagas (lower(status), started_at, key)
  WHERE lower(status) IN ('compensating', 'compensated', 'failed');
CREATE INDEX refunds_wrong ON refunds ((CASE status WHEN 'Succeeded' THEN 'completed' WHEN 'Failed' THEN 'compensated' ELSE 'running' END), created_at, key)
  WHERE (CASE status WHEN 'Succeeded' THEN 'completed' WHEN 'Failed' THEN 'compensated' ELSE 'running' END) <> 'completed';
CREATE INDEX channel_callbacks_wrong ON channel_callbacks ((CASE status WHEN 'Applied' THEN 'completed' WHEN 'Failed' THEN 'failed' ELSE 'running' END), received_at, key);
