"""How are mails read, and the mailboxes that hold them?"""
