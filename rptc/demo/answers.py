"""Answers to the initial assessment for the demo's cases: calm, watched, in danger."""

CALM = {
    "explained_consent": "agreed",
    "age_group": "age18_59",
    "language": "indonesian",
    "interpreter_needed": "no",
    "interview_setting": "private",
    "observed_condition": ["none"],
    "pain_or_illness": "no",
    "medicine_allergy": ["none"],
    "pregnancy": "not_applicable",
    "self_harm": "no",
    "violence": ["none"],
    "danger_person_near": "no",
    "exploitation_signs": ["none"],
    "substance_now": "none",
    "accompanied_by": "officer_only",
    "dependants_left": "no",
    "identity_basis": "stated",
    "support_needs": ["none"],
    "urgent_needs": ["food_water", "rest"],
    "place_tonight": "general_room",
    "strengths": ["not_yet"],
    "worker_judgement": "safe",
}
CHILD = {
    "age_group": "age12_17",
    "guardian_reachable": "not_known",
    "accompanied_by": "alone",
    "place_tonight": "watched",
    "worker_judgement": "watch",
}
HURT = {
    "observed_condition": ["injuries", "frightened"],
    "violence": ["physical", "threats"],
    "violence_when": "within_72h",
    "pain_or_illness": "within_day",
}
DANGER = {"self_harm": "thoughts", "danger_person_near": "may_come"}


def of(age, story):
    """The answers of somebody of `age` in a story: calm, hurt or danger."""
    given = CALM | (CHILD if age < 18 else {}) | ({"age_group": "age60up"} if age >= 60 else {})
    if age < 12:
        given |= {"age_group": "age6_11"}
    if age >= 60:
        given = {key: value for key, value in given.items() if key != "pregnancy"}
    return given | {"calm": {}, "hurt": HURT, "danger": HURT | DANGER}[story]
