-- What a person can be found by, one small fact a key. First, in order, the words of the name (n:), of the alias (a:) and
-- the sounds of both (s:); then neighbours run together (s:), the whole (w:), gaps (-), beginnings (p:) and ends (e:), birth
-- date (d:), day and month (m:), year (y:).

CREATE FUNCTION public.keys_of(kind text, facts text[]) RETURNS text[] LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    keys text[] := '{}';
    fact text;
BEGIN
    FOREACH fact IN ARRAY facts LOOP
        keys := keys || (kind || fact);
    END LOOP;
    RETURN keys;
END $$;

CREATE FUNCTION public.name_whole(words text[]) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT CASE WHEN cardinality(words) > 0 THEN ARRAY['w:' || public.name_sound(array_to_string(words, ''))] ELSE '{}' END
$$;

CREATE FUNCTION public.birth_keys(born date, year int) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT array_remove(ARRAY[
        'd:' || (extract(year FROM born) * 10000 + extract(month FROM born) * 100 + extract(day FROM born))::int::text,
        'm:' || (extract(month FROM born) * 100 + extract(day FROM born))::int::text,
        'y:' || coalesce(extract(year FROM born)::int, year)::text], NULL)
$$;

CREATE FUNCTION public.person_keys(full_name text, alias text, born date, age int, aged_on date) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    own text[] := public.name_words(coalesce(full_name, ''));
    called text[] := public.name_words(coalesce(alias, ''));
    sounds text[] := '{}';
    wholes text[];
    parts text[] := '{}';
    word text;
BEGIN
    FOREACH word IN ARRAY own || called LOOP
        sounds := sounds || public.name_sound(word);
        parts := parts || public.keys_of('-', public.name_gaps(word));
        IF length(word) > 4 THEN
            parts := parts || ('p:' || left(word, 4)) || ('e:' || right(word, 4));
        END IF;
    END LOOP;
    sounds := sounds || public.name_runs(own) || public.name_runs(called);
    wholes := public.name_whole(own) || public.name_whole(called);
    RETURN public.keys_of('n:', own) || public.keys_of('a:', called) || public.keys_of('s:', sounds) || wholes || parts
        || public.birth_keys(born, extract(year FROM aged_on)::int - age);
END $$;

-- A question's words, each with its sound and the keys that somebody meant by it may have: within one letter, by sound, or as a
-- short form of a longer name (Jamal, Nisa). The last row, without a word, has the keys of those who are called just so: by the
-- whole run together, or by one of its words alone.
CREATE FUNCTION public.name_question(name text) RETURNS TABLE (word text, sound text, keys text[])
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    words text[] := public.name_words(name);
    forms text[];
    whole text := public.name_sound(array_to_string(words, ''));
    runs text[] := public.keys_of('s:', public.name_runs(words) || CASE WHEN length(whole) > 2 THEN ARRAY[whole] ELSE '{}' END);
BEGIN
    FOREACH word IN ARRAY words LOOP
        sound := public.name_sound(word);
        runs := runs || ('w:' || sound);
        forms := CASE WHEN length(word) > 1 THEN word || public.name_gaps(word) ELSE '{}' END;
        keys := public.keys_of('n:', forms) || public.keys_of('a:', forms) || public.keys_of('-', forms)
            || CASE WHEN length(sound) > 2 THEN ARRAY['s:' || sound] ELSE '{}' END
            || CASE WHEN length(word) BETWEEN 4 AND 6 THEN ARRAY['p:' || left(word, 4)] ELSE '{}' END
            || CASE WHEN length(word) BETWEEN 4 AND 5 THEN ARRAY['e:' || right(word, 4)] ELSE '{}' END;
        RETURN NEXT;
    END LOOP;
    word := '';
    sound := '';
    keys := public.name_whole(words) || runs;
    RETURN NEXT;
END $$;

-- The people who share a key with `these` and one with `those`: at most `most`, first those who have all of `exact`, then the
-- newest. The planner takes array overlap for cheap and scans the whole table when a key is common; the index is always better.
CREATE FUNCTION public.people_sharing(these text[], those text[], exact text[], most int) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE PARALLEL SAFE SET enable_seqscan = off AS $$
BEGIN
    RETURN QUERY
        WITH near AS MATERIALIZED (
            SELECT id, keys @> exact AS whole FROM public.clients_person WHERE keys && these AND keys && those
        )
        SELECT near.id FROM near ORDER BY near.whole DESC, near.id DESC LIMIT most;
END $$;
