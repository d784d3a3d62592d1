"""From one document to what it says: dates, actors, statements, events. Each step is a pure function of the article."""
