"""The Participation screen: the living chart of the twelve levels, its companions, and the people behind it."""
