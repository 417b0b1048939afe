-- The last four letters that a longer name may have whose short form is `word`: itself (Udin, Fikar); as a child says it, with c for
-- s or z (Ical: Faisal, Rizal), i for e (Irul: Haerul), or the h swallowed (Arul: Syahrul); three letters after any other (Ati: Hasnawati).
CREATE FUNCTION public.name_short_ends(word text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT CASE length(word)
        WHEN 3 THEN ARRAY(SELECT letter || word FROM unnest(string_to_array('a,b,c,d,f,g,h,i,j,k,l,m,n,p,r,s,t,u,w,y', ',')) AS letter)
        WHEN 4 THEN ARRAY[word, replace(word, 'c', 's'), replace(word, 'c', 'z'), translate(word, 'i', 'e')]
            || CASE WHEN word ~ '^[aeiou]' THEN ARRAY['h' || substr(word, 2)] ELSE '{}' END
        WHEN 5 THEN ARRAY[right(word, 4)]
        ELSE '{}' END
$$;

-- A question's words, each with its sound and the keys that somebody meant by it may have: within one letter, by sound, or as a
-- short form of a longer name (Jamal, Nisa, Ical). The last row, without a word, has the keys of those who are called just so: by the
-- whole run together, or by one of its words alone.
CREATE OR REPLACE FUNCTION public.name_question(name text) RETURNS TABLE (word text, sound text, keys text[])
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
            || public.keys_of('e:', public.name_short_ends(word));
        RETURN NEXT;
    END LOOP;
    word := '';
    sound := '';
    keys := public.name_whole(words) || runs;
    RETURN NEXT;
END $$;
