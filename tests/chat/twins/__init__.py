"""A family nobody has verified, beside bases that hold the person, a namesake, or nothing: it must notice nothing."""
