"""Writing what a form gave, and knowing the names of the fields that changed: those, never the values, are audited."""


def write(obj, data):
    """Set `data` on `obj`, save it when something differs, return the sorted names of what changed."""
    changed = sorted(name for name, value in data.items() if getattr(obj, name) != value)
    for name in changed:
        setattr(obj, name, data[name])
    if changed:
        obj.save(update_fields=changed)
    return changed


def locked(obj):
    """The row behind `obj`, read again and held until the transaction ends."""
    return type(obj).objects.select_for_update(of=["self"]).get(pk=obj.pk)
