"""The words of the field: what is true on paper, without a computer."""
