-- The words of a name as people here say it. One copy of these rules: the keys of a person and every question use them.
-- All are IMMUTABLE and name their schema, because a restore runs with an empty search_path.

-- Small Latin letters and single spaces; no accents, no apostrophes (Ke'nang), no academic degrees (S.Sos., Drs.).
CREATE FUNCTION public.name_letters(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT trim(regexp_replace(regexp_replace(regexp_replace(
        normalize(lower(name), NFKD),
        '[\u0300-\u036f''’‘ʼ`]', '', 'g'),
        '\m(s\.? ?(pd|sos|kom|ag|kep|psi|farm|km|pt|ip|ked|th)|s\. ?[ehtp]|m\.? ?(si|pd|kes|ag|hum|psi|kom)|m\. ?h|a\.? ?m[dk]|drs|dra|dr|ir|prof)\M\.?', ' ', 'g'),
        '[^a-z0-9]+', ' ', 'g'))
$$;

-- One word in today's spelling: oe=u, dj=j, tj=c, sj=sy, ch=kh=h; no doubled letters; Muh./Moh., St., Abd., Noer and Becce as
-- their usual forms; without the h that nobody hears at the end.
CREATE FUNCTION public.name_spelling(word text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT CASE
        WHEN w ~ '^(mhd|md|m[uo]h|m[uo]ham[aei]d)$' THEN 'muhamad'
        WHEN w ~ '^(st|siti)$' THEN 'siti'
        WHEN w ~ '^abd([aou]l)?$' THEN 'abdul'
        WHEN w ~ '^n(u|o)r(ul)?$' THEN 'nur'
        WHEN w ~ '^ba[sc]o$' THEN 'baso'
        WHEN w ~ '^be[sc]e$' THEN 'bese'
        WHEN length(w) > 3 THEN regexp_replace(w, 'h$', '')
        ELSE w
    END FROM (SELECT regexp_replace(regexp_replace(regexp_replace(
        replace(replace(replace(replace(replace(replace(replace(replace(replace(
            word, 'oe', 'u'), 'dj', 'j'), 'tj', 'c'), 'nj', 'ny'), 'sj', 'sy'), 'ph', 'f'), 'kh', 'h'), 'ck', 'k'), 'x', 'ks'),
        'chr', 'kr'), '^ch(?=and|[ei])', 'c'), 'ch', 'h')) AS folded(v),
        LATERAL (SELECT regexp_replace(v, '(.)\1+', '\1', 'g')) AS single(w)
$$;

-- A name's words in order. Titles fall away (H., Daeng, Andi …; the daeng's name stays), and bin/binti with what follows.
-- Somebody who is called only by a title keeps it.
CREATE FUNCTION public.name_words(name text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT ARRAY(
        SELECT CASE WHEN word = 'm' AND at < last THEN 'muhamad' ELSE public.name_spelling(word) END
        FROM (
            SELECT word, at, max(at) OVER () AS last FROM unnest(string_to_array(coalesce(nullif(trim(bare), ''), own), ' '))
            WITH ORDINALITY AS parts(word, at) WHERE word <> ''
        ) AS words ORDER BY at
    )
    FROM (SELECT regexp_replace(public.name_letters(name), ' (bin|binti|bte?|b) .+$', '')) AS names(own),
    LATERAL (SELECT regexp_replace(own,
        '\m(h|hj|haji|haj+ah|andi|a(?= +\S)|daeng|dg|deng|karaeng|kraeng|kr|krg|puang|petta|pt|ny|nyonya|ibu|bu|tn|tuan|bapak|pak)\M',
        ' ', 'g')) AS untitled(bare)
$$;

-- How a word sounds: consonants only, and of those what people confuse (z=s, v=f=p, q=k, j=y, -ng=-n) as one.
CREATE FUNCTION public.name_sound(word text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT regexp_replace(translate(left(w, 1), 'eiou', 'aaaa') || translate(substr(w, 2), 'aeiouyh', ''), '(.)\1+', '\1', 'g')
    FROM (SELECT translate(regexp_replace(word, 'ng$', 'n'), 'zvfqj', 'sppky')) AS folded(w)
$$;

-- A word with each one of its letters left out; a word of three letters or less has too few to lose one.
CREATE FUNCTION public.name_gaps(word text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT ARRAY(SELECT DISTINCT overlay(word PLACING '' FROM at FOR 1) FROM generate_series(1, length(word)) AS at WHERE length(word) > 3)
$$;

-- The sounds of the words run together: all of them, and each two neighbours (Siti Nur Haliza, Siti Nurhaliza).
CREATE FUNCTION public.name_runs(words text[]) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT ARRAY(
        SELECT public.name_sound(array_to_string(words, '')) WHERE cardinality(words) > 0
        UNION SELECT public.name_sound(words[at] || words[at + 1]) FROM generate_series(1, cardinality(words) - 1) AS at
    )
$$;
