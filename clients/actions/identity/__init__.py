"""Who somebody is, over time: added, ended with a reason, joined and parted again. Nothing is overwritten or erased."""
