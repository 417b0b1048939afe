"""Who stands in for whom: delegates of the unit head, the roster of duty, deputies, case loads that change hands."""
