"""The client file, composed from every app: who this is, what comes next, what happened, who read it."""
