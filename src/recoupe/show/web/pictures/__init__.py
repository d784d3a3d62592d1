"""Pictures drawn on the server, as plain SVG without script: networks, maps, courses of numbers over time."""
