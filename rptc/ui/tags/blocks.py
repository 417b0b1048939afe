"""Tags with a body: {% panel "warning" %}…{% endpanel %}, success_panel, section, filter_panel, behind."""

from . import register, render


@register.simple_block_tag
def panel(content, kind="", title=""):
    return render("panel", content=content, kind=kind, title=title)


@register.simple_block_tag
def success_panel(content, title, code=""):
    return render("success_panel", content=content, title=title, code=code)


@register.simple_block_tag
def section(content, title, id, href="", link="", note=""):
    return render("section", content=content, title=title, id=id, href=href, link=link, note=note)


@register.simple_block_tag
def filter_panel(content, active=0, action=""):
    return render("filter_panel", content=content, active=active, action=action)


@register.simple_block_tag(takes_context=True)
def behind(context, content, reader, part):
    """The body for who may read a sensitive part (a `clients.sensitive.Reader`), else its door."""
    if reader.opens(part):
        return content
    return render(
        "behind", label=reader.words(part), href=reader.door(part, context["request"].get_full_path())
    )
