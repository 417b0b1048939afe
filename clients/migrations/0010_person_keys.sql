-- What a person can be found by, one small fact a key. First, in order, the words of the name (n:), of the alias (a:) and
-- the sounds of both (s:); then runs (s:), gaps (-), beginnings (p:) and ends (e:), birth date, day and month, year.

CREATE FUNCTION public.birth_keys(born date, year int) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT array_remove(ARRAY[
        'd:' || (extract(year FROM born) * 10000 + extract(month FROM born) * 100 + extract(day FROM born))::int::text,
        'm:' || (extract(month FROM born) * 100 + extract(day FROM born))::int::text,
        'y:' || coalesce(extract(year FROM born)::int, year)::text], NULL)
$$;

CREATE FUNCTION public.person_keys(full_name text, alias text, born date, age int, aged_on date) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT ARRAY(SELECT 'n:' || word FROM unnest(own) WITH ORDINALITY AS o(word, at) ORDER BY at)
        || ARRAY(SELECT 'a:' || word FROM unnest(called) WITH ORDINALITY AS o(word, at) ORDER BY at)
        || ARRAY(SELECT 's:' || public.name_sound(word) FROM unnest(own || called) WITH ORDINALITY AS o(word, at) ORDER BY at)
        || ARRAY(SELECT 's:' || run FROM unnest(public.name_runs(own) || public.name_runs(called)) AS run)
        || ARRAY(SELECT DISTINCT '-' || gap FROM unnest(own || called) AS word, unnest(public.name_gaps(word)) AS gap)
        || ARRAY(SELECT DISTINCT unnest(ARRAY['p:' || left(word, 4), 'e:' || right(word, 4)]) FROM unnest(own || called) AS word WHERE length(word) > 4)
        || public.birth_keys(born, extract(year FROM aged_on)::int - age)
    FROM (SELECT public.name_words(coalesce(full_name, '')), public.name_words(coalesce(alias, ''))) AS names(own, called)
$$;

-- A question's words, each with its sound and the keys that somebody meant by it may have: within one letter, by sound, or as a
-- short form of a longer name (Jamal, Nisa). The last row, without a word, is the whole run together.
CREATE FUNCTION public.name_question(name text) RETURNS TABLE (word text, sound text, keys text[])
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT w, public.name_sound(w),
        ARRAY(SELECT kind || form FROM unnest(w || public.name_gaps(w)) AS form, unnest('{n:,a:,-}'::text[]) AS kind WHERE length(w) > 1)
        || ARRAY(SELECT 's:' || public.name_sound(w) WHERE length(public.name_sound(w)) > 2)
        || ARRAY(SELECT 'p:' || left(w, 4) WHERE length(w) BETWEEN 4 AND 6)
        || ARRAY(SELECT 'e:' || right(w, 4) WHERE length(w) BETWEEN 4 AND 5)
    FROM unnest(public.name_words(name)) WITH ORDINALITY AS o(w, at)
    UNION ALL
    SELECT '', '', ARRAY(SELECT 's:' || run FROM unnest(public.name_runs(public.name_words(name))) AS run)
$$;
