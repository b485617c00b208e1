"""What the commands print, as classes: one module for each JSON Schema."""
