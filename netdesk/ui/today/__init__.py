"""The Today screen: who waits for a word, and what the last import told."""
