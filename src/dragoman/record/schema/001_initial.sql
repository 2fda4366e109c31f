-- The record, version 1. The note behind each table and column is copied into column_note.
-- Every *_start, *_end counts code points of article.text, half-open; *_words are the words there.

CREATE TABLE setting ( -- facts about the record itself
    name TEXT PRIMARY KEY, -- made_by, codes ...
    value TEXT NOT NULL -- as text
) STRICT, WITHOUT ROWID;

CREATE TABLE column_note ( -- what each table and column means
    table_name TEXT NOT NULL, -- the table
    column_name TEXT NOT NULL, -- the column, or empty for the table as a whole
    note TEXT NOT NULL, -- its meaning
    PRIMARY KEY (table_name, column_name)
) STRICT, WITHOUT ROWID;

-- What came in ------------------------------------------------------------------------------------

CREATE TABLE source ( -- files, folders and archives that were added, for going on after a stop
    name TEXT PRIMARY KEY, -- as the caller named it
    digest TEXT NOT NULL, -- what tells one state of it from another
    pages INTEGER NOT NULL, -- pages that came out of it so far
    done INTEGER NOT NULL CHECK (done IN (0, 1)) -- 1 where all of it was read
) STRICT, WITHOUT ROWID;

CREATE TABLE page ( -- pages as they came in, and what became of each
    id TEXT PRIMARY KEY, -- content hash
    outcome TEXT NOT NULL CHECK (outcome IN ('article', 'rejected', 'failed')), -- what became of it
    retry INTEGER NOT NULL CHECK (retry IN (0, 1)), -- 1 where the next run tries it again
    article TEXT REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED, -- the article it holds
    name TEXT NOT NULL, -- where it came from, for people
    key TEXT, -- the caller's own id
    url TEXT, -- its address
    content_type TEXT, -- media type as declared
    charset TEXT, -- character set as declared
    retrieved TEXT, -- when it was first fetched, ISO 8601
    title TEXT, -- a title that came beside the content
    outlet TEXT, -- an outlet that came beside the content
    dated TEXT NOT NULL, -- dates that came beside the content, JSON
    whole INTEGER NOT NULL CHECK (whole IN (0, 1)), -- 1 where all of it is body by the caller's word
    repeated TEXT NOT NULL, -- lines that stand on three or more pages of its host, JSON
    is_text INTEGER NOT NULL CHECK (is_text IN (0, 1)), -- 1 where it came as text, 0 as bytes
    bytes INTEGER NOT NULL, -- size of the content, text as UTF-8
    sha256 TEXT NOT NULL -- digest of the content: names it in page_content or among the articles
) STRICT, WITHOUT ROWID;
CREATE INDEX page_article ON page (article);
CREATE INDEX page_outcome ON page (outcome, name);

CREATE TABLE page_content ( -- content of pages that gave an article, unless it is the article's text
    sha256 TEXT PRIMARY KEY, -- digest of the content
    content BLOB NOT NULL -- the bytes, compressed by zlib
) STRICT;

CREATE TABLE rejection ( -- pages that hold no article for us
    page TEXT PRIMARY KEY REFERENCES page (id) ON DELETE CASCADE, -- the page
    name TEXT NOT NULL, -- where it came from
    key TEXT, -- the caller's own id
    url TEXT, -- its address
    why TEXT NOT NULL, -- the reason, one word
    detail TEXT NOT NULL -- the reason, one line
) STRICT, WITHOUT ROWID;
CREATE INDEX rejection_why ON rejection (why);

CREATE TABLE failure ( -- pages on which our own code broke
    page TEXT PRIMARY KEY REFERENCES page (id) ON DELETE CASCADE, -- the page
    name TEXT NOT NULL, -- where it came from
    key TEXT, -- the caller's own id
    url TEXT, -- its address
    stage TEXT NOT NULL, -- the module in which it broke
    error TEXT NOT NULL -- the exception, on one line
) STRICT, WITHOUT ROWID;

CREATE TABLE article ( -- articles, each version of a page in a row of its own
    number INTEGER PRIMARY KEY, -- row number, joins article_words
    id TEXT NOT NULL UNIQUE, -- content hash of address, published value, title, sha256
    version INTEGER NOT NULL, -- 1 for the oldest version of its address
    is_current INTEGER NOT NULL CHECK (is_current IN (0, 1)), -- 1 for the newest version
    title TEXT, -- the title as evidenced
    outlet TEXT, -- who published it
    published_day TEXT, -- the day, if known
    published_value TEXT, -- ISO 8601, as exact as known
    published_precision TEXT, -- second, minute, day, month, year
    published_source TEXT, -- where the date comes from
    published_first TEXT, -- first day it may have been published on
    published_last TEXT, -- last day it may have been published on
    has_published INTEGER NOT NULL CHECK (has_published IN (0, 1)), -- 1 where a date is known
    address TEXT NOT NULL, -- what its versions have in common
    name TEXT NOT NULL, -- where it came from, for people
    key TEXT, -- the caller's own id
    url TEXT, -- its address
    language TEXT NOT NULL, -- ISO 639-1, "und" where unknown
    subtitle TEXT, -- the second headline
    byline TEXT, -- who wrote it, as it stands
    confidence REAL NOT NULL, -- 0 to 1, how sure the cut is
    flags TEXT NOT NULL, -- what to know before trusting it, JSON
    sha256 TEXT NOT NULL, -- digest of the text in UTF-8
    text TEXT NOT NULL -- all offsets refer to this; it never changes
) STRICT;
CREATE INDEX article_newest ON article (ifnull(published_first, ''), id);
CREATE INDEX article_outlet ON article (outlet COLLATE NOCASE);
CREATE INDEX article_address ON article (address);
CREATE INDEX article_sha256 ON article (sha256);
-- What a search filters on, without reading the rows that carry the texts.
CREATE INDEX article_filter
    ON article (number, is_current, published_first, published_last, outlet COLLATE NOCASE);

CREATE TABLE zone ( -- stretches of an article and what each is
    article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE, -- the article
    position INTEGER NOT NULL, -- from 0, in text order
    kind TEXT NOT NULL, -- title, subtitle, byline, dateline, body, caption, credit, furniture
    start_char INTEGER NOT NULL, -- first code point
    end_char INTEGER NOT NULL, -- one past the last
    PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE date_claim ( -- evidence for the publication date, the chosen claim first
    article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE, -- the article
    position INTEGER NOT NULL, -- from 0
    value TEXT NOT NULL, -- the date as exactly as claimed
    source TEXT NOT NULL, -- where the claim comes from
    detail TEXT NOT NULL, -- the exact place and words
    PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

-- What the pages report ------------------------------------------------------------------------------

CREATE TABLE time_expression ( -- words that say when, how long or how often
    id TEXT PRIMARY KEY, -- content hash
    article TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED, -- the article
    position INTEGER NOT NULL, -- order in the article, from 0
    start_char INTEGER NOT NULL, -- first code point
    end_char INTEGER NOT NULL, -- one past the last
    words TEXT NOT NULL, -- the words it rests on
    rule TEXT NOT NULL, -- what made it, with version
    confidence REAL NOT NULL, -- 0 to 1
    type TEXT NOT NULL, -- TIMEX3 type
    value TEXT NOT NULL, -- TIMEX3 value
    mod TEXT, -- TIMEX3 modifier
    first_day TEXT, -- first day of the interval
    last_day TEXT -- last day of the interval, inclusive
) STRICT;
CREATE INDEX time_expression_article ON time_expression (article, position);
CREATE INDEX time_expression_first_day ON time_expression (first_day);

CREATE TABLE place ( -- words that name a place, and the place
    id TEXT PRIMARY KEY, -- content hash
    article TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED, -- the article
    position INTEGER NOT NULL, -- order in the article, from 0
    start_char INTEGER NOT NULL, -- first code point
    end_char INTEGER NOT NULL, -- one past the last
    words TEXT NOT NULL, -- the words it rests on
    rule TEXT NOT NULL, -- what made it, with version
    confidence REAL NOT NULL, -- 0 to 1
    name TEXT, -- usual name
    use TEXT NOT NULL, -- literal, metonymic, demonym, embedded, nominal
    geonames INTEGER, -- GeoNames id
    code TEXT, -- our own id of the place
    lat REAL, -- degrees north
    lon REAL, -- degrees east
    country TEXT, -- ISO 3166 alpha-3
    admin1 TEXT, -- first-level division
    claimed_by TEXT NOT NULL, -- who claims it where disputed, JSON
    held_by TEXT -- who holds it where disputed
) STRICT;
CREATE INDEX place_article ON place (article, position);
CREATE INDEX place_name ON place (name);
CREATE INDEX place_country ON place (country);

CREATE TABLE actor ( -- those who act, speak or are acted upon
    id TEXT PRIMARY KEY, -- content hash
    article TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED, -- the article
    position INTEGER NOT NULL, -- order in the article, from 0
    start_char INTEGER NOT NULL, -- first code point of the best mention
    end_char INTEGER NOT NULL, -- one past the last
    words TEXT NOT NULL, -- the best mention
    rule TEXT NOT NULL, -- what made it, with version
    confidence REAL NOT NULL, -- 0 to 1
    name TEXT, -- usual name
    code TEXT, -- id in the list of actors
    country TEXT, -- ISO 3166 alpha-3, or UNO, EUR, IGO, NGO, MNC
    sectors TEXT NOT NULL, -- PLOVER sectors, the main one first, JSON
    sort TEXT, -- state, army, armed_group, person ...
    has_post INTEGER NOT NULL CHECK (has_post IN (0, 1)), -- 1 where a post is known
    post_title TEXT, -- post held at the page's date
    post_holder TEXT, -- who held it
    post_actor TEXT, -- the body it belongs to
    post_since TEXT, -- first day
    post_until TEXT -- last day
) STRICT;
CREATE INDEX actor_article ON actor (article, position);
CREATE INDEX actor_name ON actor (name);
CREATE INDEX actor_code ON actor (code);

CREATE TABLE actor_mention ( -- every mention of an actor
    actor TEXT NOT NULL REFERENCES actor (id) ON DELETE CASCADE, -- the actor
    position INTEGER NOT NULL, -- order in the text, from 0
    start_char INTEGER NOT NULL, -- first code point
    end_char INTEGER NOT NULL, -- one past the last
    words TEXT NOT NULL, -- the words
    PRIMARY KEY (actor, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE statement ( -- who said what
    number INTEGER PRIMARY KEY, -- row number, joins statement_words
    id TEXT NOT NULL UNIQUE, -- content hash
    article TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED, -- the article
    position INTEGER NOT NULL, -- order in the article, from 0
    start_char INTEGER NOT NULL, -- first code point of source, cue and content
    end_char INTEGER NOT NULL, -- one past the last
    words TEXT NOT NULL, -- from the first to the last word of source, cue and content
    rule TEXT NOT NULL, -- what made it, with version
    confidence REAL NOT NULL, -- 0 to 1
    manner TEXT NOT NULL, -- direct, indirect, mixed
    speech TEXT NOT NULL, -- speech or attitude
    source_start INTEGER, -- words that name the speaker
    source_end INTEGER, -- their end
    source_words TEXT, -- the words, pronouns too
    has_speaker INTEGER NOT NULL CHECK (has_speaker IN (0, 1)), -- 1 where somebody is named or meant
    speaker_start INTEGER, -- the speaker's name in the text
    speaker_end INTEGER, -- its end
    speaker_words TEXT, -- the name as it stands
    speaker_name TEXT, -- who that is
    speaker_country TEXT, -- ISO 3166 alpha-3, or UNO, EUR, IGO, NGO, MNC
    speaker_sector TEXT, -- PLOVER sector
    speaker_actor TEXT REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED, -- the actor
    cue_start INTEGER, -- words that attribute
    cue_end INTEGER, -- their end
    cue_words TEXT, -- "said", "according to"
    on_date TEXT, -- when it was said, only where the text says so
    nested_in TEXT REFERENCES statement (id) DEFERRABLE INITIALLY DEFERRED, -- the statement around it
    has_sourcing INTEGER NOT NULL CHECK (has_sourcing IN (0, 1)), -- 1 where the way is known
    sourcing_via_start INTEGER, -- to whom it was told
    sourcing_via_end INTEGER, -- end of that
    sourcing_via_words TEXT, -- the words
    sourcing_anonymous INTEGER, -- 1 where the source is not named
    sourcing_reason_start INTEGER, -- why it is not named
    sourcing_reason_end INTEGER, -- end of that
    sourcing_reason_words TEXT, -- the words
    sourcing_document_start INTEGER, -- report, post or paper it stands in
    sourcing_document_end INTEGER, -- end of that
    sourcing_document_words TEXT, -- the words
    sourcing_depth INTEGER -- 0 for the source's own words, 1 for a report of them
) STRICT;
CREATE INDEX statement_article ON statement (article, position);
CREATE INDEX statement_speaker_name ON statement (speaker_name);
CREATE INDEX statement_speaker_actor ON statement (speaker_actor) WHERE speaker_actor IS NOT NULL;
CREATE INDEX statement_nested_in ON statement (nested_in) WHERE nested_in IS NOT NULL;

CREATE TABLE statement_content ( -- what was said, in one or more stretches
    statement TEXT NOT NULL REFERENCES statement (id) ON DELETE CASCADE, -- the statement
    position INTEGER NOT NULL, -- order, from 0
    start_char INTEGER NOT NULL, -- first code point
    end_char INTEGER NOT NULL, -- one past the last
    words TEXT NOT NULL, -- the words
    PRIMARY KEY (statement, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE quantity ( -- numbers with their units
    id TEXT PRIMARY KEY, -- content hash
    article TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED, -- the article
    position INTEGER NOT NULL, -- order in the article, from 0
    start_char INTEGER NOT NULL, -- first code point of number and unit
    end_char INTEGER NOT NULL, -- one past the last
    words TEXT NOT NULL, -- number and unit
    rule TEXT NOT NULL, -- what made it, with version
    confidence REAL NOT NULL, -- 0 to 1
    number_start INTEGER NOT NULL, -- the bare numeral
    number_end INTEGER NOT NULL, -- its end
    number_words TEXT NOT NULL, -- the numeral
    value REAL, -- the number
    low REAL, -- lower bound
    high REAL, -- upper bound
    hedge TEXT NOT NULL, -- = ~ > < >= <=
    unit TEXT, -- normalised unit
    unit_start INTEGER, -- the unit's words
    unit_end INTEGER, -- their end
    unit_words TEXT -- the words
) STRICT;
CREATE INDEX quantity_article ON quantity (article, position);

CREATE TABLE figure ( -- counts that matter to a conflict or a crisis
    id TEXT PRIMARY KEY, -- content hash
    article TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED, -- the article
    position INTEGER NOT NULL, -- order in the article, from 0
    start_char INTEGER NOT NULL, -- first code point, number to what is counted
    end_char INTEGER NOT NULL, -- one past the last
    words TEXT NOT NULL, -- the words it rests on
    rule TEXT NOT NULL, -- what made it, with version
    confidence REAL NOT NULL, -- 0 to 1
    number_start INTEGER NOT NULL, -- the bare numeral
    number_end INTEGER NOT NULL, -- its end
    number_words TEXT NOT NULL, -- the numeral
    value REAL, -- the number
    low REAL, -- lower bound
    high REAL, -- upper bound
    hedge TEXT NOT NULL, -- = ~ > < >= <=
    what TEXT NOT NULL, -- what is counted
    of_whom TEXT, -- whom, as it stands in lower case
    phase TEXT, -- IPC phase that the words name
    place TEXT, -- where
    period TEXT, -- over which time
    as_of TEXT, -- day up to which it counts
    per_start INTEGER, -- the source that the page gives it to
    per_end INTEGER, -- its end
    per_words TEXT, -- the source's words; none for the outlet itself
    revises REAL -- the value it replaces by the page's own words
) STRICT;
CREATE INDEX figure_article ON figure (article, position);
CREATE INDEX figure_what ON figure (what, as_of);

CREATE TABLE event ( -- who did what to whom
    id TEXT PRIMARY KEY, -- content hash
    article TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED, -- the article
    position INTEGER NOT NULL, -- order in the article, from 0
    start_char INTEGER NOT NULL, -- first code point of trigger, actors and recipients
    end_char INTEGER NOT NULL, -- one past the last
    words TEXT NOT NULL, -- trigger with its actors and recipients
    rule TEXT NOT NULL, -- what made it, with version
    confidence REAL NOT NULL, -- 0 to 1
    trigger_start INTEGER NOT NULL, -- the best mention
    trigger_end INTEGER NOT NULL, -- its end
    trigger_words TEXT NOT NULL, -- the words
    type TEXT NOT NULL, -- PLOVER type
    mode TEXT, -- PLOVER mode
    contexts TEXT NOT NULL, -- PLOVER contexts, JSON
    status TEXT NOT NULL, -- happened, ongoing, planned, threatened, hypothetical, denied, historical
    on_date TEXT, -- when
    place TEXT, -- where
    where_start INTEGER, -- the words that say where
    where_end INTEGER, -- their end
    where_words TEXT, -- the words
    per_start INTEGER, -- who claims it
    per_end INTEGER, -- end of that
    per_words TEXT -- the claimant's words; none for the outlet itself
) STRICT;
CREATE INDEX event_article ON event (article, position);
CREATE INDEX event_type ON event (type, status);
CREATE INDEX event_on_date ON event (on_date);

CREATE TABLE event_mention ( -- later mentions of the same happening
    event TEXT NOT NULL REFERENCES event (id) ON DELETE CASCADE, -- the event
    position INTEGER NOT NULL, -- order, from 0
    start_char INTEGER NOT NULL, -- first code point
    end_char INTEGER NOT NULL, -- one past the last
    words TEXT NOT NULL, -- the words
    PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE event_actor ( -- who did it, and to whom
    event TEXT NOT NULL REFERENCES event (id) ON DELETE CASCADE, -- the event
    role TEXT NOT NULL CHECK (role IN ('actor', 'recipient')), -- actor or recipient
    position INTEGER NOT NULL, -- order within the role, from 0
    start_char INTEGER, -- first code point
    end_char INTEGER, -- one past the last
    words TEXT, -- the words
    name TEXT, -- who that is
    country TEXT, -- ISO 3166 alpha-3, or UNO, EUR, IGO, NGO, MNC
    sector TEXT, -- PLOVER sector
    actor TEXT REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED, -- the actor
    PRIMARY KEY (event, role, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_actor_actor ON event_actor (actor) WHERE actor IS NOT NULL;
CREATE INDEX event_actor_country ON event_actor (country, sector);

CREATE TABLE event_figure ( -- figures that measure an event
    event TEXT NOT NULL REFERENCES event (id) ON DELETE CASCADE, -- the event
    position INTEGER NOT NULL, -- order, from 0
    figure TEXT NOT NULL REFERENCES figure (id) DEFERRABLE INITIALLY DEFERRED, -- the figure
    PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_figure_figure ON event_figure (figure);

CREATE TABLE move ( -- acts in a negotiation
    id TEXT PRIMARY KEY, -- content hash
    article TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED, -- the article
    position INTEGER NOT NULL, -- order in the article, from 0
    start_char INTEGER NOT NULL, -- first code point of the sentence or clause
    end_char INTEGER NOT NULL, -- one past the last
    words TEXT NOT NULL, -- the words it rests on
    rule TEXT NOT NULL, -- what made it, with version
    confidence REAL NOT NULL, -- 0 to 1
    track TEXT NOT NULL, -- the page's own name of the track
    trigger_start INTEGER NOT NULL, -- the words of the act
    trigger_end INTEGER NOT NULL, -- their end
    trigger_words TEXT NOT NULL, -- the words
    move TEXT NOT NULL, -- propose, recall, sign ...
    by_whom TEXT, -- who
    to_whom TEXT, -- to whom
    on_date TEXT, -- when
    status TEXT NOT NULL, -- happened, ongoing, planned, threatened, hypothetical, denied, historical
    per_start INTEGER, -- who claims it
    per_end INTEGER, -- end of that
    per_words TEXT -- the claimant's words; none for the outlet itself
) STRICT;
CREATE INDEX move_article ON move (article, position);
CREATE INDEX move_move ON move (move, status);
CREATE INDEX move_on_date ON move (on_date);

CREATE TABLE characterisation ( -- somebody's view of how talks stand; never an act
    id TEXT PRIMARY KEY, -- content hash
    article TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED, -- the article
    position INTEGER NOT NULL, -- order in the article, from 0
    start_char INTEGER NOT NULL, -- first code point of the view
    end_char INTEGER NOT NULL, -- one past the last
    words TEXT NOT NULL, -- the words of the view
    rule TEXT NOT NULL, -- what made it, with version
    confidence REAL NOT NULL, -- 0 to 1
    track TEXT NOT NULL, -- the page's own name of the track
    by_start INTEGER, -- whose view it is
    by_end INTEGER, -- end of that
    by_words TEXT -- the words; none for the outlet itself
) STRICT;
CREATE INDEX characterisation_article ON characterisation (article, position);

CREATE TABLE note ( -- what a page says and what is known that differs; never a correction
    id TEXT PRIMARY KEY, -- content hash
    article TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED, -- the article
    position INTEGER NOT NULL, -- order in the article, from 0
    start_char INTEGER NOT NULL, -- first code point of the words in question
    end_char INTEGER NOT NULL, -- one past the last
    words TEXT NOT NULL, -- the words in question
    rule TEXT NOT NULL, -- what made it, with version
    confidence REAL NOT NULL, -- 0 to 1
    sort TEXT NOT NULL, -- post_at_date, figure_conflict, date_conflict, correction ...
    said TEXT NOT NULL, -- what the page says
    known TEXT NOT NULL -- what is known or said elsewhere, with its source
) STRICT;
CREATE INDEX note_article ON note (article, position);
CREATE INDEX note_sort ON note (sort);

CREATE TABLE judgement ( -- people's verdicts on findings, which stay as they are
    number INTEGER PRIMARY KEY, -- in the order they were made
    finding TEXT NOT NULL, -- id of the finding, which a later reading may have replaced
    verdict TEXT NOT NULL CHECK (verdict IN ('confirmed', 'wrong', 'changed')), -- what is said of it
    field TEXT, -- which field is meant, or none for the whole
    value TEXT, -- what it should be
    who TEXT NOT NULL, -- who says so
    made TEXT NOT NULL, -- when, ISO 8601
    why TEXT -- the reason
) STRICT;
CREATE INDEX judgement_finding ON judgement (finding);

-- What follows from many pages -----------------------------------------------------------------------

CREATE TABLE track ( -- strands of a negotiation over many pages
    id TEXT PRIMARY KEY, -- content hash of name, issue, parties
    name TEXT NOT NULL, -- what it is called
    issue TEXT NOT NULL, -- ceasefire, hostages-prisoners, aid access ...
    parties TEXT NOT NULL, -- who negotiates, JSON
    venue TEXT, -- where
    state TEXT NOT NULL -- where the talks stand, inferred from the moves
) STRICT;

CREATE TABLE track_mediator ( -- third parties of a track
    track TEXT NOT NULL REFERENCES track (id) ON DELETE CASCADE, -- the track
    position INTEGER NOT NULL, -- order, from 0
    actor TEXT NOT NULL, -- who
    capacity TEXT NOT NULL, -- mediator, facilitator, host, guarantor, witness, observer
    PRIMARY KEY (track, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE track_move ( -- moves of a track, in order
    track TEXT NOT NULL REFERENCES track (id) ON DELETE CASCADE, -- the track
    position INTEGER NOT NULL, -- order, from 0
    move TEXT NOT NULL REFERENCES move (id) ON DELETE CASCADE, -- the move
    PRIMARY KEY (track, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX track_move_move ON track_move (move);

CREATE TABLE track_characterisation ( -- characterisations of a track, in order
    track TEXT NOT NULL REFERENCES track (id) ON DELETE CASCADE, -- the track
    position INTEGER NOT NULL, -- order, from 0
    characterisation TEXT NOT NULL REFERENCES characterisation (id) ON DELETE CASCADE, -- the view
    PRIMARY KEY (track, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX track_characterisation_view ON track_characterisation (characterisation);

CREATE TABLE proposal ( -- what was put on the table
    track TEXT NOT NULL REFERENCES track (id) ON DELETE CASCADE, -- the track
    position INTEGER NOT NULL, -- order, from 0
    move TEXT NOT NULL REFERENCES move (id) ON DELETE CASCADE, -- the move that did it
    terms TEXT NOT NULL, -- its terms, JSON
    answers TEXT NOT NULL, -- ids of the moves that answered, JSON
    PRIMARY KEY (track, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX proposal_move ON proposal (move);

CREATE TABLE transition ( -- changes of a track's state
    track TEXT NOT NULL REFERENCES track (id) ON DELETE CASCADE, -- the track
    position INTEGER NOT NULL, -- order, from 0
    on_date TEXT, -- when
    state_before TEXT NOT NULL, -- from which state
    state_after TEXT NOT NULL, -- to which state
    rule TEXT NOT NULL, -- by which rule
    move TEXT NOT NULL REFERENCES move (id) ON DELETE CASCADE, -- on which move
    PRIMARY KEY (track, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX transition_move ON transition (move);

CREATE TABLE story ( -- reports of one happening together
    id TEXT PRIMARY KEY, -- content hash of the sorted ids of its members
    title TEXT -- title of its first report
) STRICT;

CREATE TABLE story_member ( -- articles of a story in order of publication
    story TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE, -- the story
    position INTEGER NOT NULL, -- order, from 0
    article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE, -- the article
    PRIMARY KEY (story, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX story_member_article ON story_member (article);

CREATE TABLE story_origin ( -- articles of a story that are independent: what corroboration counts
    story TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE, -- the story
    position INTEGER NOT NULL, -- order, from 0
    article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE, -- the article
    PRIMARY KEY (story, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX story_origin_article ON story_origin (article);

CREATE TABLE lineage ( -- how two articles are related
    older TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE, -- the one that came first
    newer TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE, -- the other
    kinship TEXT NOT NULL, -- identical, syndicated, rewrite, aggregation, independent
    evidence TEXT NOT NULL, -- what it rests on
    confidence REAL NOT NULL, -- 0 to 1
    PRIMARY KEY (older, newer)
) STRICT, WITHOUT ROWID;
CREATE INDEX lineage_newer ON lineage (newer);

-- What can be searched: the words only; the texts stand in article and statement_content -----------------

CREATE VIRTUAL TABLE article_words USING fts5 (
    title, body, content='', tokenize="unicode61 remove_diacritics 2"
);

CREATE VIRTUAL TABLE statement_words USING fts5 (
    content, speaker, content='', tokenize="unicode61 remove_diacritics 2"
);
