-- Whether money that is paid to an account really moves: test or live. Accounts of before have none here and are taken for live ones,
-- all but those at the channel simulator.
ALTER TABLE channel_accounts ADD mode text COLLATE "C";
