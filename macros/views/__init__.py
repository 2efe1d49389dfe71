"""What each page says, as plain values: chosen, ordered, worded and linked. No HTML, no engine."""
