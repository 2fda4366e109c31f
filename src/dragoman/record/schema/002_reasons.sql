ALTER TABLE place ADD COLUMN why TEXT NOT NULL DEFAULT '[]';
ALTER TABLE place ADD COLUMN others TEXT NOT NULL DEFAULT '[]';
ALTER TABLE actor ADD COLUMN why TEXT NOT NULL DEFAULT '[]';
INSERT INTO column_note VALUES ('place', 'why', 'what spoke for this place, JSON');
INSERT INTO column_note VALUES ('place', 'others', 'what else the name could have meant, JSON');
INSERT INTO column_note VALUES ('actor', 'why', 'what tells who this is, JSON');
