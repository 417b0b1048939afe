"""Forms of the plan, the services and the needs; field names are the keywords of the actions."""
