"""The facets at the left of the table: counted values with tick boxes that write into the query."""
