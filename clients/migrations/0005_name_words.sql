-- The words of a name as people here say it. One copy of these rules: the keys of a person and every question use them.
-- All are IMMUTABLE and name their schema, because a restore runs with an empty search_path; plpgsql keeps its plans.

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
CREATE FUNCTION public.name_spelling(word text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    w text := replace(replace(replace(replace(replace(replace(replace(replace(replace(word,
        'oe', 'u'), 'dj', 'j'), 'tj', 'c'), 'nj', 'ny'), 'sj', 'sy'), 'ph', 'f'), 'kh', 'h'), 'ck', 'k'), 'x', 'ks');
BEGIN
    IF strpos(w, 'ch') > 0 THEN
        w := replace(regexp_replace(replace(w, 'chr', 'kr'), '^ch(?=and|[ei])', 'c'), 'ch', 'h');
    END IF;
    w := regexp_replace(w, '(.)\1+', '\1', 'g');
    RETURN CASE
        WHEN w ~ '^(mhd|md|m[uo]h|m[uo]ham[aei]d)$' THEN 'muhamad'
        WHEN w IN ('st', 'siti') THEN 'siti'
        WHEN w IN ('abd', 'abdul', 'abdol') THEN 'abdul'
        WHEN w IN ('nur', 'nor', 'nurul') THEN 'nur'
        WHEN w IN ('baso', 'baco') THEN 'baso'
        WHEN w IN ('bese', 'bece') THEN 'bese'
        WHEN length(w) > 3 AND right(w, 1) = 'h' THEN left(w, -1)
        ELSE w
    END;
END $$;

-- A name's words in order. Titles fall away (H., Daeng, Andi …; the daeng's name stays), and bin/binti with what follows.
-- Somebody who is called only by a title keeps it.
CREATE FUNCTION public.name_words(name text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    own text := regexp_replace(public.name_letters(name), ' (bin|binti|bte?|b) .+$', '');
    bare text := trim(regexp_replace(own,
        '\m(h|hj|haji|haj+ah|andi|a(?= +\S)|daeng|dg|deng|karaeng|kraeng|kr|krg|puang|petta|pt|ny|nyonya|ibu|bu|tn|tuan|bapak|pak)\M *',
        '', 'g'));
    words text[] := '{}';
    word text;
BEGIN
    FOREACH word IN ARRAY string_to_array(regexp_replace(coalesce(nullif(bare, ''), own), '\mm\M(?= )', 'muhamad', 'g'), ' ') LOOP
        words := words || public.name_spelling(word);
    END LOOP;
    RETURN words;
END $$;

-- How a word sounds: consonants only, and of those what people confuse (z=s, v=f=p, q=k, j=y, -ng=-n) as one.
CREATE FUNCTION public.name_sound(word text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    w text := translate(CASE WHEN right(word, 2) = 'ng' THEN left(word, -1) ELSE word END, 'zvfqj', 'sppky');
BEGIN
    RETURN regexp_replace(translate(left(w, 1), 'eiou', 'aaaa') || translate(substr(w, 2), 'aeiouyh', ''), '(.)\1+', '\1', 'g');
END $$;

-- A word with each one of its letters left out; a word of three letters or less has too few to lose one.
CREATE FUNCTION public.name_gaps(word text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    gaps text[] := '{}';
BEGIN
    IF length(word) > 3 THEN
        FOR at IN 1 .. length(word) LOOP
            gaps := gaps || (left(word, at - 1) || substr(word, at + 1));
        END LOOP;
    END IF;
    RETURN gaps;
END $$;

-- The sound of each two neighbours run together (Siti Nur Haliza, Siti Nurhaliza).
CREATE FUNCTION public.name_runs(words text[]) RETURNS text[] LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    runs text[] := '{}';
BEGIN
    FOR at IN 1 .. cardinality(words) - 1 LOOP
        runs := runs || public.name_sound(words[at] || words[at + 1]);
    END LOOP;
    RETURN runs;
END $$;
