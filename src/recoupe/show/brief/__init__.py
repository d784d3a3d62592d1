"""The chronology as one HTML page: day by day, each event with its reports, counts and contradictions."""
