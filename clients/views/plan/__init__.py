"""Pages of the plan, the services and the needs, one small form each; the plan itself is a part of the file on the roof."""
