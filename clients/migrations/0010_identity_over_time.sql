-- What one more name of a person can be found by, in the place of an alias; a name that was a mistake finds nobody.
CREATE FUNCTION public.other_name_keys(name text, retired_as text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN retired_as = 'mistake' THEN '{}' ELSE public.person_keys('', name, NULL, NULL, NULL) END
$$;
-- A canonical person is nobody's duplicate, so that one step always leads to whom somebody is. The row pointed at is locked: of
-- two that would make a chain at the same moment, the second sees the first.
CREATE FUNCTION public.canonical_is_one_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM public.clients_person WHERE id = NEW.canonical_id FOR NO KEY UPDATE;
    IF EXISTS (SELECT FROM public.clients_person WHERE id = NEW.canonical_id AND canonical_id IS NOT NULL)
        OR EXISTS (SELECT FROM public.clients_person WHERE canonical_id = NEW.id)
    THEN
        RAISE EXCEPTION 'A duplicate points at a canonical person, never at another duplicate.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'person_canonical_is_one_step';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER person_canonical_is_one_step BEFORE INSERT OR UPDATE OF canonical_id ON public.clients_person
    FOR EACH ROW WHEN (NEW.canonical_id IS NOT NULL) EXECUTE FUNCTION public.canonical_is_one_step();

-- What the constraints say of one row of clients_person holds of one human being: one open case, one place at a time.
CREATE FUNCTION public.rows_of_one_human(person bigint) RETURNS SETOF bigint LANGUAGE sql STABLE AS $$
    SELECT same.id FROM public.clients_person AS own
        JOIN public.clients_person AS same ON same.id = coalesce(own.canonical_id, own.id)
            OR same.canonical_id = coalesce(own.canonical_id, own.id)
        WHERE own.id = person
$$;

CREATE FUNCTION public.one_open_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM public.clients_episode WHERE state = 'open' AND id <> NEW.id AND person_id <> NEW.person_id
               AND person_id IN (SELECT public.rows_of_one_human(NEW.person_id)))
    THEN
        RAISE EXCEPTION 'Another file of this person has an open case.'
            USING ERRCODE = 'unique_violation', CONSTRAINT = 'episode_one_open';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER episode_one_open_of_one_human BEFORE INSERT OR UPDATE OF state, person_id ON public.clients_episode
    FOR EACH ROW WHEN (NEW.state = 'open') EXECUTE FUNCTION public.one_open_case();

CREATE FUNCTION public.one_place_at_a_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM public.clients_stay WHERE during && NEW.during AND person_id <> NEW.person_id
               AND person_id IN (SELECT public.rows_of_one_human(NEW.person_id)))
    THEN
        RAISE EXCEPTION 'Another file of this person has a stay at that time.'
            USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'stay_one_at_a_time';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER stay_one_at_a_time_of_one_human BEFORE INSERT OR UPDATE OF during, person_id ON public.clients_stay
    FOR EACH ROW EXECUTE FUNCTION public.one_place_at_a_time();

-- As people_sharing (0005), by the names beside the full name too: one fact may be of the person and the other of such a name.
CREATE FUNCTION public.people_called(these text[], those text[], exact text[], most int) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE PARALLEL SAFE SET enable_seqscan = off AS $$
DECLARE
    called text[] := ARRAY(SELECT 'a:' || substr(word, 3) FROM unnest(exact) AS word);
BEGIN
    RETURN QUERY
        WITH near AS MATERIALIZED (
            SELECT id, keys @> exact AS whole FROM public.clients_person WHERE keys && these AND keys && those
            UNION ALL
            SELECT own.id, other.keys @> called FROM public.clients_othername AS other
                JOIN public.clients_person AS own ON own.id = other.person_id
                WHERE other.keys && these AND (other.keys && those OR own.keys && those)
            UNION ALL
            SELECT own.id, false FROM public.clients_othername AS other
                JOIN public.clients_person AS own ON own.id = other.person_id
                WHERE other.keys && those AND own.keys && these
        )
        SELECT near.id FROM near GROUP BY near.id ORDER BY bool_or(near.whole) DESC, near.id DESC LIMIT most;
END $$;
