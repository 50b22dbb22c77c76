"""Rules over parsed articles: what they see, what they find, how it is put right."""
