ALTER TABLE statement ADD COLUMN sourcing_type TEXT;
INSERT INTO column_note VALUES ('statement', 'sourcing_type', 'named_person, unnamed_person, unnamed_group, organisation, document');
