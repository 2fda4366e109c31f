ALTER TABLE move ADD COLUMN claimant TEXT;
INSERT INTO column_note VALUES ('move', 'claimant', 'the side of the one who claims it');

CREATE TABLE strand ( -- a negotiation as one page tells of it
    id TEXT PRIMARY KEY, -- content hash
    article TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED, -- the article
    position INTEGER NOT NULL, -- order in the article, from 0
    start_char INTEGER NOT NULL, -- first code point of the words that name it
    end_char INTEGER NOT NULL, -- one past the last
    words TEXT NOT NULL, -- the words that name it
    rule TEXT NOT NULL, -- what made it, with version
    confidence REAL NOT NULL, -- 0 to 1
    track TEXT NOT NULL, -- the page's own name of it
    name TEXT NOT NULL, -- what the page calls it
    issue TEXT NOT NULL, -- ceasefire, hostages-prisoners, aid access ...
    parties TEXT NOT NULL, -- who negotiates, JSON
    venue TEXT -- where
) STRICT;
CREATE INDEX strand_article ON strand (article, position);

CREATE TABLE strand_mediator ( -- third parties of a strand
    strand TEXT NOT NULL REFERENCES strand (id) ON DELETE CASCADE, -- the strand
    position INTEGER NOT NULL, -- order, from 0
    actor TEXT NOT NULL, -- who
    capacity TEXT NOT NULL, -- mediator, facilitator, host, guarantor, witness, observer
    PRIMARY KEY (strand, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE move_term ( -- what a move proposes, demands, accepts or rejects
    move TEXT NOT NULL REFERENCES move (id) ON DELETE CASCADE, -- the move
    position INTEGER NOT NULL, -- order, from 0
    start_char INTEGER NOT NULL, -- first code point of the words
    end_char INTEGER NOT NULL, -- one past the last
    words TEXT NOT NULL, -- the words
    PRIMARY KEY (move, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE demand ( -- what the parties of a track want
    track TEXT NOT NULL REFERENCES track (id) ON DELETE CASCADE, -- the track
    position INTEGER NOT NULL, -- order, from 0
    party TEXT NOT NULL, -- who wants it
    move TEXT NOT NULL REFERENCES move (id) ON DELETE CASCADE, -- the move that says so
    terms TEXT NOT NULL, -- what is wanted, in words, JSON
    PRIMARY KEY (track, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX demand_move ON demand (move);

CREATE TABLE track_strand ( -- what pages tell of a track, in order
    track TEXT NOT NULL REFERENCES track (id) ON DELETE CASCADE, -- the track
    position INTEGER NOT NULL, -- order, from 0
    strand TEXT NOT NULL REFERENCES strand (id) ON DELETE CASCADE, -- the strand
    PRIMARY KEY (track, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX track_strand_strand ON track_strand (strand);
