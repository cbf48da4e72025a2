"""The Review screen's parts: the queue, the text with what changed in it, the checklist, what stands beside it."""
